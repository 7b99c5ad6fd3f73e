import type { INodeParameters } from 'n8n-workflow';
import type { SandboxState } from '../../sandbox/server';
import type { Candidate, DocumentRecord } from '../../sandbox/workwise/model';
import { hasNoConsent, personOf } from './person';
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
		system: 'personio',
		node: 'personio',
		parameters: { resource: 'job', operation: 'getAll', returnAll: true },
		open: ({ personio }) =>
			personio.jobs
				.filter(({ state, inFeed }) => state === 'published' && inFeed)
				.map(({ id, name }) => ({ id: String(id), title: name })),
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

/** A system that applications are read from. A new one is one row. */
export interface ApplicationSource {
	system: string;
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

const due = { resource: 'application', operation: 'getDue' };

export const applicationSources: ApplicationSource[] = [
	{
		system: 'erecruiter',
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
		node: 'inhire',
		parameters: due,
		held: ({ inhire }, id) => ours(inhire.findApplication(id), inhire.documents),
	},
	{
		system: 'matched-io',
		node: 'matchedIo',
		parameters: { resource: 'match', operation: 'getDue' },
		held: ({ matchedIo }, id) => ours(matchedIo.findMatch(id), matchedIo.documents),
	},
	{
		system: 'workwise',
		node: 'workwise',
		parameters: due,
		held: ({ workwise }, id) => ours(workwise.findApplication(id), workwise.documents),
	},
];
