import type { Consent } from '../model';

/** The names under which files carry a consent, in English, Norwegian, German and Polish. */

const expiryColumns = foldedNames([
	'Consent expires',
	'Consent expires at',
	'Consent expires on',
	'Consent expiry',
	'Consent expiry date',
	'Consent expiration',
	'Consent expiration date',
	'Consent end date',
	'Consent until',
	'Consent valid to',
	'Consent valid until',
	'Expiry of consent',
	'Candidate consent expires at',
	'GDPR consent expires at',
	'GDPR consent valid until',

	'Samtykke utløper',
	'Samtykke utløper dato',
	'Samtykke utløpsdato',
	'Samtykke gyldig til',
	'Samtykket utløper',
	'Samtykket utløper den',
	'Samtykket gyldig til',
	'Samtykket er gyldig til',
	'Samtykket varer til',
	'Utløpsdato samtykke',
	'Utløpsdato for samtykke',
	'GDPR-samtykke utløper',

	'Einwilligung bis',
	'Einwilligung gültig bis',
	'Einwilligung läuft ab',
	'Einwilligung läuft ab am',
	'Einwilligung Ablaufdatum',
	'Ablauf der Einwilligung',
	'Ablaufdatum Einwilligung',
	'Ablaufdatum der Einwilligung',
	'DSGVO-Einwilligung gültig bis',
	'Zustimmung gültig bis',
	'Zustimmung läuft ab',
	'Zustimmung läuft ab am',
	'Ablauf der Zustimmung',
	'Ablaufdatum der Zustimmung',

	'Zgoda do',
	'Zgoda wygasa',
	'Zgoda wygasa dnia',
	'Zgoda ważna do',
	'Zgoda RODO ważna do',
	'Ważność zgody',
	'Data ważności zgody',
	'Data wygaśnięcia zgody',
	'Termin ważności zgody',
	'Wygaśnięcie zgody',
]);

const stateColumns = foldedNames([
	...[
		'Candidate consent state',
		'Consent',
		'Consent given',
		'Consent state',
		'Consent status',
		'GDPR consent',
		'GDPR status',
	],
	...['Samtykke', 'Samtykke gitt', 'Samtykkestatus', 'Status for samtykke', 'GDPR-samtykke'],
	...['Einwilligung', 'Einwilligung erteilt', 'Einwilligungsstatus', 'Status der Einwilligung'],
	...['DSGVO-Einwilligung', 'DSGVO-Status', 'Zustimmung', 'Zustimmungsstatus'],
	...['Zgoda', 'Status zgody', 'Zgoda RODO', 'Zgoda udzielona'],
]);

/** A plain "no" is an answer, `false` of a system only says that there is none. */
const stateWords: ReadonlyMap<string, Consent['state']> = new Map(
	Object.entries({
		accepted: [
			...['accepted', 'given', 'granted', 'valid', 'active', 'yes', 'agreed', 'true', '1'],
			...['akseptert', 'godtatt', 'gitt', 'gyldig', 'ja'],
			...['akzeptiert', 'angenommen', 'erteilt', 'gültig', 'aktiv', 'zugestimmt'],
			...['zaakceptowana', 'udzielona', 'wyrażona', 'ważna', 'aktywna', 'tak'],
		],
		declined: [
			...['declined', 'refused', 'rejected', 'denied', 'no'],
			...['avslått', 'avvist', 'nektet', 'nei'],
			...['abgelehnt', 'verweigert', 'nicht erteilt', 'nein'],
			...['odrzucona', 'odmowa', 'nie'],
		],
		withdrawn: [
			...['withdrawn', 'revoked'],
			...['trukket', 'trukket tilbake', 'tilbaketrukket', 'tilbakekalt'],
			...['widerrufen', 'zurückgezogen'],
			...['wycofana', 'cofnięta', 'odwołana'],
		],
		expired: [...['expired', 'utløpt', 'utgått', 'abgelaufen', 'ungültig', 'wygasła', 'nieważna']],
		requested: [
			...['requested', 'pending', 'sent', 'asked'],
			...['forespurt', 'venter', 'sendt'],
			...['angefragt', 'angefordert', 'ausstehend'],
			...['wysłana', 'oczekująca', 'poproszono'],
		],
		none: [
			...['none', 'missing', 'unknown', 'not requested', 'false', '0'],
			...['ingen', 'mangler', 'ukjent', 'keine', 'fehlt', 'unbekannt', 'brak', 'nieznana'],
		],
	} satisfies Partial<Record<Consent['state'], string[]>>).flatMap(([state, words]) =>
		words.map((word): [string, Consent['state']] => [fold(word), state]),
	),
);

/** Whether the column says until when a consent lasts, e.g. `Consent expires at`, `samtykket_utloper`. */
export function isExpiryColumn(name: string): boolean {
	return expiryColumns.has(fold(name));
}

/** Whether the column says what was answered, e.g. `Consent status`. */
export function isStateColumn(name: string): boolean {
	return stateColumns.has(fold(name));
}

/** The state that a cell means; a word nobody knows is kept. */
export function toState(cell: string): Consent['state'] {
	return knownState(cell) ?? cell.trim();
}

/** The state that a cell means; `undefined` for a word nobody knows. */
export function knownState(cell: string): Consent['state'] | undefined {
	return stateWords.get(cell) ?? stateWords.get(fold(cell));
}

/** Names in the form in which `fold` gives them. */
export function foldedNames(names: readonly string[]): ReadonlySet<string> {
	return new Set(names.map(fold));
}

/**
 * A name without what people write in different ways: case, spaces, underscores, diacritics and their two-letter
 * spellings (`utløper`, `utloper`, `utloeper`). Letters of other scripts are kept; of signs alone, all.
 */
export function fold(name: string): string {
	const folded = name
		.toLowerCase()
		.replaceAll('ł', 'l')
		.replaceAll('ø', 'o')
		.replaceAll('æ', 'a')
		.replaceAll('ß', 'ss')
		.normalize('NFD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.replace(/([aou])e/g, '$1');
	return folded || name.trim().toLowerCase();
}
