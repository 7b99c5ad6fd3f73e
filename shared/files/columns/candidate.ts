import { column, type Category, type Column } from './column';

/** What says who the candidate is. */
const person: Column[] = [
	column('firstName', 'text', { de: 'Vorname', en: 'First Name', nb: 'Fornavn', pl: 'Imię' }),
	column('lastName', 'text', { de: 'Nachname', en: 'Last Name', nb: 'Etternavn', pl: 'Nazwisko' }),
	column('email', 'text', { de: 'E-Mail', en: 'Email', nb: 'E-post', pl: 'E-mail' }),
	column('phone', 'text', { de: 'Telefon', en: 'Phone', nb: 'Telefon', pl: 'Telefon' }),
	column('location', 'text', {
		de: 'Wohnort',
		en: 'Location',
		nb: 'Bosted',
		pl: 'Miejscowość',
	}),
	column('language', 'text', { de: 'Sprache', en: 'Language', nb: 'Språk', pl: 'Język' }),
];

const profile: Column[] = [
	column('links', 'list', { de: 'Links', en: 'Links', nb: 'Lenker', pl: 'Linki' }),
	column('experience', 'list', {
		de: 'Berufserfahrung',
		en: 'Experience',
		nb: 'Arbeidserfaring',
		pl: 'Doświadczenie',
	}),
	column('education', 'list', {
		de: 'Ausbildung',
		en: 'Education',
		nb: 'Utdanning',
		pl: 'Wykształcenie',
	}),
	column('skills', 'list', {
		de: 'Kenntnisse',
		en: 'Skills',
		nb: 'Ferdigheter',
		pl: 'Umiejętności',
	}),
	column('languages', 'list', {
		de: 'Sprachkenntnisse',
		en: 'Languages',
		nb: 'Språkkunnskaper',
		pl: 'Znajomość języków',
	}),
	column('tags', 'list', { de: 'Tags', en: 'Tags', nb: 'Etiketter', pl: 'Tagi' }),
	column('notes', 'list', { de: 'Notizen', en: 'Notes', nb: 'Notater', pl: 'Notatki' }),
];

const consent: Column[] = [
	column('consent.state', 'text', {
		de: 'Einwilligung',
		en: 'Consent',
		nb: 'Samtykke',
		pl: 'Zgoda',
	}),
	column('consent.givenAt', 'dateTime', {
		de: 'Einwilligung erteilt am',
		en: 'Consent Given At',
		nb: 'Samtykke gitt',
		pl: 'Zgoda udzielona',
	}),
	column('consent.expiresAt', 'dateTime', {
		de: 'Einwilligung läuft ab am',
		en: 'Consent Expires At',
		nb: 'Samtykket utløper',
		pl: 'Zgoda wygasa',
	}),
];

const activity: Column[] = [
	column('firstActivityAt', 'dateTime', {
		de: 'Erste Aktivität',
		en: 'First Activity',
		nb: 'Første aktivitet',
		pl: 'Pierwsza aktywność',
	}),
	column('lastActivityAt', 'dateTime', {
		de: 'Letzte Aktivität',
		en: 'Last Activity',
		nb: 'Siste aktivitet',
		pl: 'Ostatnia aktywność',
	}),
];

const documents = column('documents', 'list', {
	de: 'Dokumente',
	en: 'Documents',
	nb: 'Dokumenter',
	pl: 'Dokumenty',
});

const candidateId = column('id', 'text', {
	de: 'Kandidaten-ID',
	en: 'Candidate ID',
	nb: 'Kandidat-ID',
	pl: 'ID kandydata',
});

/** Everything of a candidate but the system, which the record around it has as well, and the files. */
export const candidateColumns: readonly Column[] = [
	candidateId,
	...person,
	...profile,
	...activity,
	...consent,
];

/** A candidate of the vocabulary. */
export const candidateCategory: Category = {
	people: true,
	noun: { one: 'candidate', many: 'candidates' },
	title: { de: 'Kandidaten', en: 'Candidates', nb: 'Kandidater', pl: 'Kandydaci' },
	columns: [
		...candidateColumns,
		documents,
		column('system', 'text', { de: 'System', en: 'System', nb: 'System', pl: 'System' }),
	],
};

export { documents as documentsColumn };
