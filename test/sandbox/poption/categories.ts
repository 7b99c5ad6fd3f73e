import { FORMATS, type Category, type Column } from './model';

type Description = readonly [key: string, en: string, nb: string, type?: Column['type']];

function columns(...descriptions: Description[]): Column[] {
	return descriptions.map(([key, en, nb, type = 'text']) => ({
		key,
		headers: { en, nb },
		type,
		// What does not fit into one cell comes in JSON only.
		formats: type === 'object' ? ['json'] : FORMATS,
	}));
}

const CONSENT: Description = [
	'consentExpiresAt',
	'Consent expires at',
	'Samtykket utløper',
	'dateTime',
];

const PERSON: readonly Description[] = [
	['firstName', 'First name', 'Fornavn'],
	['lastName', 'Last name', 'Etternavn'],
	['email', 'E-mail', 'E-post'],
	['phone', 'Phone number', 'Telefonnummer'],
];

/** The seven categories with the description of their data. */
export const CATEGORIES: readonly Category[] = [
	{
		id: 'candidates',
		names: { en: 'Candidates', nb: 'Kandidater' },
		columns: columns(
			['candidateId', 'Candidate ID', 'Kandidat-ID'],
			...PERSON,
			['location', 'Location', 'Sted'],
			['education', 'Education', 'Utdanning', 'list'],
			['skills', 'Skills', 'Ferdigheter', 'list'],
			['firstActivityAt', 'First activity', 'Første aktivitet', 'dateTime'],
			['lastActivityAt', 'Last activity', 'Siste aktivitet', 'dateTime'],
			CONSENT,
			['notes', 'Notes', 'Notater', 'object'],
		),
	},
	{
		id: 'applications',
		names: { en: 'Applications', nb: 'Søknader' },
		columns: columns(
			['applicationId', 'Application ID', 'Søknads-ID'],
			['jobPostingId', 'Job posting ID', 'Utlysnings-ID'],
			['jobPostingTitle', 'Job posting', 'Utlysning'],
			['status', 'Status', 'Status'],
			['appliedAt', 'Applied at', 'Søkt dato', 'dateTime'],
			['source', 'Source', 'Kilde'],
			['message', 'Cover letter', 'Søknadstekst'],
			['candidateId', 'Candidate ID', 'Kandidat-ID'],
			...PERSON,
			CONSENT,
		),
	},
	{
		id: 'jobPostings',
		names: { en: 'Job postings', nb: 'Utlysninger' },
		columns: columns(
			['jobPostingId', 'Job posting ID', 'Utlysnings-ID'],
			['title', 'Title', 'Tittel'],
			['status', 'Status', 'Status'],
			['location', 'Location', 'Sted'],
			['department', 'Department', 'Avdeling'],
			['applicationCount', 'Applications', 'Antall søknader', 'number'],
		),
	},
	{
		id: 'speedInterviewEvents',
		names: { en: 'Speed interview events', nb: 'Speedintervju-arrangementer' },
		columns: columns(
			['eventId', 'Event ID', 'Arrangements-ID'],
			['title', 'Title', 'Tittel'],
			['startsAt', 'Starts at', 'Starter', 'dateTime'],
			['participantCount', 'Participants', 'Antall deltakere', 'number'],
			['participants', 'Participant list', 'Deltakerliste', 'object'],
		),
	},
	{
		id: 'interestForms',
		names: { en: 'Interest forms', nb: 'Interesseskjemaer' },
		columns: columns(
			['formId', 'Form ID', 'Skjema-ID'],
			['title', 'Title', 'Tittel'],
			['active', 'Active', 'Aktivt', 'boolean'],
			['responseCount', 'Responses', 'Antall svar', 'number'],
		),
	},
	{
		id: 'emailTemplates',
		names: { en: 'E-mail templates', nb: 'E-post-maler' },
		columns: columns(
			['templateId', 'Template ID', 'Mal-ID'],
			['title', 'Title', 'Tittel'],
			['subject', 'Subject', 'Emne'],
			['body', 'Text', 'Tekst'],
		),
	},
	{
		id: 'employeeUsers',
		names: { en: 'Employee users', nb: 'Ansatt-brukere' },
		columns: columns(
			['userId', 'User ID', 'Bruker-ID'],
			['firstName', 'First name', 'Fornavn'],
			['lastName', 'Last name', 'Etternavn'],
			['email', 'E-mail', 'E-post'],
			['administrator', 'Administrator', 'Administrator', 'boolean'],
		),
	},
];

export function findCategory(id: string): Category | undefined {
	return CATEGORIES.find((category) => category.id === id);
}
