import { foldedNames, fold, isExpiryColumn, isStateColumn } from '../../consent/columns';
import { applicationCategory, candidateCategory, jobCategory, type Column } from '../columns';

/** What the rows of a file are. */
export const recordKinds = ['application', 'candidate', 'job'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Names that files have for a field besides our own headers, in English, Norwegian, German and Polish. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
	id: [],
	firstName: ['Given name', 'Forename', 'Fornamn', 'Rufname', 'Imiona'],
	lastName: ['Surname', 'Family name', 'Etternamn', 'Slektsnavn', 'Familienname', 'Zuname'],
	name: [
		...['Name', 'Full name', 'Candidate', 'Candidate name', 'Applicant'],
		...['Navn', 'Fullt navn', 'Kandidat', 'Kandidatnavn', 'Søker', 'Søkers navn'],
		...['Vollständiger Name', 'Bewerber', 'Bewerberin', 'Imię i nazwisko', 'Kandydat'],
	],
	email: [
		...['E-mail', 'Email address', 'E-mail address', 'Mail'],
		...['Epost', 'E-postadresse', 'Epostadresse', 'E-Mail-Adresse', 'Mailadresse', 'Adres e-mail'],
	],
	phone: [
		...['Phone number', 'Telephone', 'Mobile', 'Mobile phone', 'Cell phone'],
		...['Telefonnummer', 'Tlf', 'Mobil', 'Mobilnummer', 'Mobiltelefon', 'Handynummer'],
		...['Numer telefonu', 'Telefon komórkowy'],
	],
	location: [
		...['City', 'Address', 'Place', 'Residence'],
		...['By', 'Sted', 'Adresse', 'Poststed', 'Ort', 'Stadt', 'Miasto', 'Adres'],
	],
	language: ['Preferred language', 'Foretrukket språk', 'Bevorzugte Sprache', 'Preferowany język'],
	links: ['Link', 'URL', 'LinkedIn', 'Website', 'Nettsted', 'Nettside', 'Webseite'],
	experience: ['Work experience', 'Employment', 'Erfaring', 'Jobberfaring', 'Erfahrung'],
	education: ['Studies', 'Degree', 'Utdannelse', 'Bildung', 'Edukacja'],
	skills: ['Competences', 'Kompetanse', 'Kompetanser', 'Fähigkeiten', 'Kompetencje'],
	languages: ['Spoken languages', 'Språkferdigheter', 'Fremdsprachen', 'Języki'],
	tags: ['Tag', 'Labels', 'Merkelapper', 'Tagger', 'Schlagworte', 'Etykiety'],
	firstActivityAt: ['First activity at', 'First active', 'Første aktivitet dato', 'Først aktiv'],
	lastActivityAt: [
		...['Last activity at', 'Last active', 'Last seen', 'Siste aktivitet dato', 'Sist aktiv'],
		...['Zuletzt aktiv', 'Ostatnio aktywny'],
	],
	notes: ['Note', 'Comments', 'Kommentarer', 'Kommentar', 'Notat', 'Bemerkungen', 'Uwagi'],
};

const ofApplications: Readonly<Record<string, readonly string[]>> = {
	id: ['ID', 'Application number', 'Søknad ID', 'Søknadsnummer', 'Bewerbung ID', 'ID zgłoszenia'],
	jobId: [
		...['Job posting ID', 'Position ID', 'Vacancy ID', 'Requisition ID'],
		...['Utlysnings-ID', 'Stilling ID', 'Annonse-ID', 'Stellen-ID', 'ID rekrutacji'],
	],
	jobTitle: [
		...['Job', 'Job title', 'Job posting', 'Position', 'Vacancy', 'Title'],
		...['Stilling', 'Stillingstittel', 'Utlysning', 'Stelle', 'Stellentitel', 'Stanowisko'],
	],
	'status.name': ['State', 'Stage', 'Phase', 'Søknadsstatus', 'Fase', 'Bewerbungsstatus', 'Etap'],
	appliedAt: [
		...['Applied', 'Applied on', 'Application date', 'Submitted', 'Submitted at', 'Received at'],
		...[
			'Date',
			'Created at',
			'Timestamp',
			'Tidsmerke',
			'Zeitstempel',
			'Sygnatura czasowa',
			'Søkt',
			'Søknadsdato',
			'Mottatt',
			'Innsendt',
			'Dato',
			'Opprettet',
		],
		...['Beworben', 'Bewerbungsdatum', 'Eingang', 'Eingegangen am', 'Data zgłoszenia'],
	],
	updatedAt: ['Changed at', 'Last modified', 'Oppdatert'],
	message: ['Cover letter', 'Application text', 'Søknad', 'Søknadsbrev', 'Følgebrev', 'Motivation'],
	source: ['Channel', 'Origin', 'Kanal', 'Herkunft', 'Pochodzenie'],
};

const ofCandidates: Readonly<Record<string, readonly string[]>> = {
	id: ['ID', 'Candidate number', 'Kandidat ID', 'Kandidatnummer', 'Kandidaten ID', 'Bewerber-ID'],
};

const ofJobs: Readonly<Record<string, readonly string[]>> = {
	id: [
		...['ID', 'Job number', 'Reference', 'Position ID', 'Vacancy ID', 'Requisition ID'],
		...['Job posting ID', 'Stilling ID', 'Annonse-ID', 'Utlysnings-ID', 'Referanse'],
		...['Stellen-ID', 'Referenznummer', 'Kennziffer', 'ID rekrutacji', 'Numer referencyjny'],
	],
	title: [
		...['Job', 'Job title', 'Job posting', 'Position', 'Vacancy', 'Name'],
		...['Stilling', 'Stillingstittel', 'Utlysning', 'Stelle', 'Stellentitel', 'Stanowisko'],
	],
	status: ['State', 'Stan'],
	location: [
		...['City', 'Place', 'Workplace', 'By', 'Arbeidssted', 'Stadt', 'Standort', 'Arbeitsort'],
		...['Miasto', 'Miejsce pracy'],
	],
	department: ['Team', 'Division', 'Bereich'],
	url: ['URL', 'Web address', 'Nettadresse', 'Webadresse', 'Adres'],
};

/** A field of a record that a column of a file may fill. */
export interface HeaderField {
	/** e.g. `candidate.email` */
	path: string;
	/** In English, for the node's list. */
	name: string;
}

/** Not in the vocabulary, but in many files: the whole name in one column, and a job by its title. */
const extras: Readonly<Record<RecordKind, readonly HeaderField[]>> = {
	candidate: [{ path: 'name', name: 'Full Name' }],
	application: [
		{ path: 'candidate.name', name: 'Full Name' },
		{ path: 'jobTitle', name: 'Job Title' },
	],
	job: [],
};

/** Files of ours have them, but what they name is not in the file. */
const notReadable = ['documents'];

const columnsOf: Readonly<Record<RecordKind, readonly Column[]>> = {
	application: applicationCategory.columns,
	candidate: candidateCategory.columns,
	job: jobCategory.columns,
};

/** The names of a kind besides the headers of its columns, and those of the person that it is about. */
const namesOfKind: Readonly<Record<RecordKind, { own: typeof ofJobs; person?: string }>> = {
	application: { own: ofApplications, person: 'candidate.' },
	candidate: { own: ofCandidates, person: '' },
	job: { own: ofJobs },
};

/** The fields that columns can be mapped to, in the order of the vocabulary. */
export function fieldsOf(kind: RecordKind): HeaderField[] {
	const columns = columnsOf[kind].filter(({ path }) => !notReadable.includes(path));
	return [...columns.map(({ path, header }) => ({ path, name: header.en })), ...extras[kind]];
}

/** Which field a header means; `undefined` for one that nobody knows. */
export type FieldFinder = (header: string) => string | undefined;

/**
 * Finds fields by headers, however they are written.
 * @param changes what the user says of headers: the path of a field, or blank for a column to be left out
 */
export function fieldFinder(kind: RecordKind, changes: ReadonlyMap<string, string>): FieldFinder {
	const known = namesOf(kind);
	const changed = new Map([...changes].map(([header, path]) => [fold(header), path]));
	const { person } = namesOfKind[kind];
	const findOfPerson = person && fieldFinder('candidate', new Map());
	return (header) => {
		const name = fold(header);
		const own = changed.get(name);
		if (own !== undefined) return own || undefined;
		if (person && findOfPerson && header.startsWith(person)) {
			const field = findOfPerson(header.slice(person.length));
			return field && `${person}${field}`;
		}
		if (person === undefined) return known.get(name);
		// The names of consent columns are kept in one place.
		if (isExpiryColumn(header)) return `${person}consent.expiresAt`;
		return known.get(name) ?? (isStateColumn(header) ? `${person}consent.state` : undefined);
	};
}

function namesOf(kind: RecordKind): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	const add = (path: string, headers: readonly string[]) => {
		for (const name of foldedNames(headers)) if (!names.has(name)) names.set(name, path);
	};
	for (const { path, header } of columnsOf[kind]) {
		if (!notReadable.includes(path)) add(path, [...Object.values(header), path]);
	}
	const { own, person } = namesOfKind[kind];
	for (const [path, headers] of Object.entries(own)) add(path, [path, ...headers]);
	if (person === undefined) return names;
	for (const [path, headers] of Object.entries(synonyms)) {
		add(`${person}${path}`, path === 'id' ? headers : [path, ...headers]);
	}
	return names;
}

/**
 * Whether a header means a field, or is one of which the user says what it means.
 * @param changes as in `fieldFinder`
 */
export function knownHeaders(
	kind: RecordKind,
	changes: ReadonlyMap<string, string>,
): (header: string) => boolean {
	const find = fieldFinder(kind, changes);
	const changed = foldedNames([...changes.keys()]);
	return (header) => find(header) !== undefined || changed.has(fold(header));
}
