import type { ListOptions } from '../../../shared/http/contractClient';
import type { TeamtailorClient } from '../../../shared/vendors/teamtailor/client';
import type { TimeFilter } from '../../../shared/vendors/teamtailor/filters';
import { toApplication, toCandidate, toJob } from '../../../shared/vendors/teamtailor/mapping';

/** A record in the vocabulary, with the two moments that events are told by. */
export interface Change {
	/** The name that its events begin with. */
	resource: string;
	id: string;
	createdAt: string;
	updatedAt: string;
	record: object;
}

type List = (
	client: TeamtailorClient,
	filter: TimeFilter,
	options: Pick<ListOptions, 'limit' | 'onUnreadable'> & { sort: string },
) => AsyncGenerator<{ record: Change; raw: unknown }>;

/** The lists by the name that events begin with. */
export const lists: Readonly<Record<string, List>> = {
	candidate: async function* (client, filter, options) {
		for await (const { record, raw } of client.candidates(filter, options)) {
			yield { record: toChange('candidate', record, toCandidate(record)), raw };
		}
	},
	job: async function* (client, filter, options) {
		const all = { status: 'all', feed: 'public,internal' };
		for await (const { record, raw } of client.jobs({ ...all, ...filter }, options)) {
			yield { record: toChange('job', record, toJob(record)), raw };
		}
	},
	job_application: async function* (client, filter, options) {
		for await (const { record, raw } of client.applications(filter, options)) {
			yield { record: toChange('job_application', record, toApplication(record)), raw };
		}
	},
};

interface Dated {
	id: string;
	attributes: {
		'created-at'?: string | null | undefined;
		'updated-at'?: string | null | undefined;
	};
}

function toChange(resource: string, { id, attributes }: Dated, record: object): Change {
	const createdAt = attributes['created-at'] ?? new Date(0).toISOString();
	return { resource, id, createdAt, updatedAt: attributes['updated-at'] ?? createdAt, record };
}
