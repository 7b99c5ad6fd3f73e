import type { INodeParameters } from 'n8n-workflow';
import { PEOPLE } from '../../sandbox/ashby/state';
import type { SandboxState } from '../../sandbox/server';
import type { Candidate, DocumentRecord } from '../../sandbox/workwise/model';
import { fileOf, hasNoConsent, personOf } from './person';
import type { Person } from './person';

/** A system that jobs are read from. A new one is one row. */
export interface JobSource {
	system: string;
	node: string;
	parameters: INodeParameters;
	/** Id and title of each job that is open there. */
	open(state: SandboxState): Array<{ id: string; title: string }>;
}

export const jobSources: JobSource[] = [
	{
		system: 'ashby',
		node: 'ashby',
		parameters: { resource: 'job', operation: 'getAll', returnAll: true },
		open: ({ ashby }) => ashby.jobs.filter(({ status }) => status === 'Open'),
	},
	{
		system: 'erecruiter',
		node: 'erecruiter',
		parameters: { resource: 'recruitment', operation: 'getAll', returnAll: true },
		open: ({ erecruiter }) =>
			erecruiter.recruitments
				.filter(({ status, sharedWithPartner }) => status === 'Active' && sharedWithPartner)
				.map(({ id, name }) => ({ id: String(id), title: name })),
	},
	{
		system: 'inhire',
		node: 'inhire',
		parameters: { resource: 'job', operation: 'getAll', returnAll: true },
		open: ({ inhire }) => inhire.jobs.filter(({ status }) => status === 'open'),
	},
	{
		system: 'lever',
		node: 'lever',
		parameters: { resource: 'posting', operation: 'getAll', returnAll: true },
		open: ({ lever }) =>
			lever.postings
				.filter(
					({ state, confidentiality }) =>
						['published', 'internal'].includes(state) && confidentiality !== 'confidential',
				)
				.map(({ id, text }) => ({ id, title: text })),
	},
	{
		system: 'personio',
		node: 'personio',
		parameters: { resource: 'job', operation: 'getAll', returnAll: true },
		open: ({ personio }) =>
			personio.jobs
				.filter(({ state, inFeed }) => state === 'published' && inFeed)
				.map(({ id, name }) => ({ id: String(id), title: name })),
	},
	{
		system: 'teamtailor',
		node: 'teamtailor',
		parameters: { resource: 'job', operation: 'getAll', returnAll: true },
		open: ({ teamtailor }) =>
			[...teamtailor.jobs.values()].filter(({ status }) => status === 'open'),
	},
	{
		system: 'workwise',
		node: 'workwise',
		parameters: {
			resource: 'job',
			operation: 'getAll',
			returnAll: true,
			filters: { connection: 'any' },
		},
		open: ({ workwise }) => workwise.jobs.filter(({ status }) => status === 'open'),
	},
];

/** What a source holds of one record: the person, and whether a target must refuse it. */
export interface Held {
	person: Person;
	refused: boolean;
}

/** A system that applications, or candidates alone, are read from. A new one is one row. */
export interface ApplicationSource {
	system: string;
	/** What the records are. */
	records: 'applications' | 'candidates';
	/** They do not say when somebody applied, so only their candidates can be taken. */
	areUndated?: true;
	node: string;
	parameters: INodeParameters;
	/** By the id that the node gives out. */
	held(state: SandboxState, id: string): Held | undefined;
}

/** The stand-ins of our own contracts hold the same. */
function ours(
	record: { candidate: Candidate; message: string | null; documents: DocumentRecord[] } | undefined,
	stored: ReadonlyMap<string, { bytes(): Buffer }>,
): Held | undefined {
	if (!record) return undefined;
	return { person: personOf(record, stored), refused: hasNoConsent(record.candidate) };
}

const due = { resource: 'application', operation: 'getDue', downloadDocuments: true };

const nothingElse = { phone: null, location: null, message: null, files: [] };

export const applicationSources: ApplicationSource[] = [
	{
		system: 'ashby',
		records: 'applications',
		node: 'ashby',
		parameters: {
			...{ resource: 'application', operation: 'getAll' },
			...{ returnAll: true, downloadDocuments: true },
		},
		held({ ashby }, id) {
			const application = ashby.applications.get(id);
			const candidate = application && ashby.candidates.get(application.candidateId);
			const [firstName, lastName] = PEOPLE[Number(candidate?.id.slice(-2)) - 1] ?? [];
			if (!candidate || !firstName || !lastName) return undefined;
			const person = {
				...{ firstName, lastName, email: candidate.emails[0] ?? null },
				...{ phone: candidate.phone, location: candidate.location, message: null },
				files: candidate.files.map(({ name, bytes }) => fileOf(name, bytes)).sort(),
			};
			return { person, refused: false };
		},
	},
	{
		system: 'erecruiter',
		records: 'applications',
		node: 'erecruiter',
		parameters: {
			resource: 'application',
			operation: 'getAll',
			applicationsOf: 'all',
			returnAll: true,
		},
		held({ erecruiter }, id) {
			const application = erecruiter.findApplication(Number(id));
			if (!application) return undefined;
			const { city, ...candidate } = application.candidate;
			// Its contract gives no message and no files.
			const person = { ...candidate, location: city, message: null, files: [] };
			return { person, refused: false };
		},
	},
	{
		system: 'inhire',
		records: 'applications',
		node: 'inhire',
		parameters: due,
		held: ({ inhire }, id) => ours(inhire.findApplication(id), inhire.documents),
	},
	{
		system: 'lever',
		records: 'applications',
		node: 'lever',
		// A lead without a posting is no application that another system could take.
		parameters: {
			...{ resource: 'application', operation: 'getAll', returnAll: true },
			...{ downloadDocuments: true, filters: { source: 'Invented Board', stage: 'applicant-new' } },
		},
		held({ lever }, id) {
			const opportunity = lever.opportunities.get(id);
			const contact = opportunity && lever.contacts.get(opportunity.contact);
			if (!contact) return undefined;
			const [firstName = '', ...lastName] = contact.name.split(' ');
			const person = {
				...{ firstName, lastName: lastName.join(' '), email: contact.emails[0] ?? null },
				...{ phone: contact.phones[0]?.value ?? null, location: contact.location },
				message: null,
				files: [...opportunity.resumes, ...opportunity.files]
					.map(({ name, bytes }) => fileOf(name, bytes))
					.sort(),
			};
			return { person, refused: false };
		},
	},
	{
		system: 'matched-io',
		records: 'applications',
		node: 'matchedIo',
		parameters: { resource: 'match', operation: 'getDue', downloadDocuments: true },
		held: ({ matchedIo }, id) => ours(matchedIo.findMatch(id), matchedIo.documents),
	},
	{
		system: 'personio',
		records: 'applications',
		node: 'personio',
		parameters: { resource: 'application', operation: 'getAll', returnAll: true },
		held({ personio }, id) {
			const application = personio.recruiting.applications.get(id);
			if (!application) return undefined;
			const { firstName, lastName, email } = application.candidate;
			// The API gives an application's candidate no more than these.
			const person = { ...{ firstName, lastName, email }, ...nothingElse };
			return { person, refused: false };
		},
	},
	{
		system: 'talentry',
		records: 'applications',
		areUndated: true,
		node: 'talentry',
		parameters: {
			...{ resource: 'application', operation: 'getAll', returnAll: true },
			...{ stageId: 'hired', start: '2026-06-01', end: '2026-06-30' },
		},
		held({ talentry }, id) {
			const application = talentry
				.tenant('acme')
				.applications.find(({ applicationId }) => applicationId === id);
			if (!application) return undefined;
			const person = {
				firstName: application.talentFirstName,
				lastName: application.talentLastName,
				email: application.talentEmail || null,
				...nothingElse,
			};
			return { person, refused: false };
		},
	},
	{
		system: 'talentry',
		records: 'candidates',
		node: 'talentry',
		parameters: { resource: 'talent', operation: 'getAll', returnAll: true },
		held({ talentry }, id) {
			const candidate = talentry.tenant('acme').talents.get(id)?.record;
			if (!candidate) return undefined;
			const { firstName, lastName, email, phone, location } = candidate;
			return {
				person: { firstName, lastName, email, phone, location, message: null, files: [] },
				refused: hasNoConsent(candidate),
			};
		},
	},
	{
		system: 'teamtailor',
		records: 'applications',
		node: 'teamtailor',
		// Every candidate's message and number, but not all of the pages.
		parameters: { resource: 'application', operation: 'getAll', returnAll: false, limit: 15 },
		held({ teamtailor }, id) {
			const application = teamtailor.applications.get(id);
			const candidate = application && teamtailor.candidates.get(application.candidateId);
			if (!candidate) return undefined;
			const { firstName, lastName, email, phone } = candidate;
			return {
				person: {
					...nothingElse,
					...{ firstName: firstName ?? '', lastName: lastName ?? '', email, phone },
					message: application.coverLetter,
				},
				refused: false,
			};
		},
	},
	{
		system: 'workwise',
		records: 'applications',
		node: 'workwise',
		parameters: due,
		held: ({ workwise }, id) => ours(workwise.findApplication(id), workwise.documents),
	},
];
