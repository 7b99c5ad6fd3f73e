import { fold } from '../../consent/columns';
import type { Status, StatusReference } from '../../model';

/** Words for the status of an application, in English, Norwegian, German and Polish. */
const words: ReadonlyMap<string, Status['kind']> = new Map(
	Object.entries({
		new: [
			...['new', 'applied', 'received', 'inbox', 'unread', 'submitted'],
			...['ny', 'nye', 'ny søknad', 'mottatt', 'ulest', 'innsendt', 'søkt'],
			...['neu', 'eingegangen', 'beworben', 'offene Bewerbung', 'offene Bewerbungen'],
			...['nowy', 'nowa', 'nowe', 'otrzymana', 'zgłoszona'],
		],
		in_progress: [
			...['in progress', 'in process', 'in review', 'under review', 'screening', 'shortlisted'],
			...['interview', 'first interview', 'second interview', 'assessment', 'reference check'],
			...['under behandling', 'til vurdering', 'vurderes', 'i prosess', 'intervju'],
			...['førstegangsintervju', 'andregangsintervju', 'aktuell', 'referansesjekk'],
			...['in Bearbeitung', 'in Prüfung', 'Vorauswahl', 'Vorstellungsgespräch', 'Gespräch'],
			...['w trakcie', 'w toku', 'weryfikacja', 'rozmowa', 'rozmowa kwalifikacyjna'],
		],
		offer: [
			...['offer', 'offer sent', 'offered', 'tilbud', 'tilbud sendt', 'jobbtilbud'],
			...['Angebot', 'Angebot gesendet', 'oferta', 'złożenie oferty'],
		],
		hired: [
			...['hired', 'employed', 'offer accepted', 'ansatt', 'tilsatt'],
			...['eingestellt', 'Zusage', 'zatrudniony', 'zatrudniona'],
		],
		rejected: [
			...['rejected', 'not selected', 'turned down', 'disqualified'],
			...['avslag', 'avslått', 'avvist', 'ikke aktuell', 'ikke kvalifisert'],
			...['abgelehnt', 'Absage', 'abgesagt', 'odrzucony', 'odrzucona', 'odmowa'],
		],
		withdrawn: [
			...['withdrawn', 'cancelled by candidate', 'trukket', 'trukket seg', 'trukket søknad'],
			...['zurückgezogen', 'wycofany', 'wycofana', 'rezygnacja'],
		],
	} satisfies Partial<Record<Status['kind'], string[]>>).flatMap(([kind, names]) =>
		names.map((name): [string, Status['kind']] => [fold(name), kind]),
	),
);

/** The status with its kind: files name a status by its text alone, and its usual words are known. */
export function withKind(status: StatusReference): StatusReference {
	const kind = status.kind ?? words.get(fold(status.name ?? status.id));
	return { ...status, ...(kind && { kind }) };
}
