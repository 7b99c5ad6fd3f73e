import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Received } from '../../shared/http/contractClient';
import { connect } from '../../shared/node/connect';
import { jobEntry, matches, pickListPage, statusEntry } from '../../shared/node/listSearch';
import { requiredId } from '../../shared/node/parameters';
import { teamtailor } from '../../shared/vendors/teamtailor';
import type { TeamtailorClient } from '../../shared/vendors/teamtailor/client';
import {
	toCandidate,
	toCustomField,
	toJob,
	toRejectReason,
	toStatus,
	toUser,
} from '../../shared/vendors/teamtailor/mapping';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** A pick list of those records whose entry has the text that the user types. */
function searchOf<Record>(
	list: (client: TeamtailorClient, filter?: string) => AsyncIterable<Received<Record>>,
	toEntry: (record: Record) => INodeListSearchItems | undefined,
): Search {
	return async function (filter, paginationToken) {
		async function* entries(client: TeamtailorClient) {
			for await (const { record } of list(client, filter)) {
				const entry = toEntry(record);
				if (entry && matches(`${entry.name} ${String(entry.value)}`, filter)) yield entry;
			}
		}
		return await pickListPage(
			this,
			async () => entries(await connect(this, teamtailor)),
			(entry) => entry,
			paginationToken,
		);
	};
}

/** Jobs of every status as "title · status · id". */
export const searchJobs = searchOf(
	(client) => client.jobs({ status: 'all', feed: 'public,internal' }),
	(record) => jobEntry(toJob(record)),
);

/** The stages of the job that is chosen in the node. */
export const searchStages: Search = async function (filter, paginationToken) {
	const job = requiredId.safeParse(this.getCurrentNodeParameter('job', { extractValue: true }));
	if (!job.success) return { results: [{ name: 'Choose a Job First', value: '' }] };
	const search = searchOf(
		(client) => client.stages(job.data),
		(record) => statusEntry(toStatus(record, job.data)),
	);
	return await search.call(this, filter, paginationToken);
};

/** The newest candidates as "name · e-mail · id". A whole e-mail address finds its candidate at once. */
export const searchCandidates = searchOf(
	(client, filter) => {
		const email = filter?.trim();
		const isEmail = email !== undefined && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email);
		return client.candidates(isEmail ? { email } : {}, { sort: '-created-at' });
	},
	(record) => {
		const { firstName, lastName, email, id = '' } = toCandidate(record);
		const parts = [`${firstName} ${lastName}`.trim(), email, id];
		return { name: parts.filter(Boolean).join(' · '), value: id };
	},
);

export const searchRejectReasons = searchOf(
	(client) => client.rejectReasons(),
	(record) => {
		const { id, name } = toRejectReason(record);
		return { name, value: id };
	},
);

export const searchUsers = searchOf(
	(client) => client.users(),
	(record) => {
		const { id, name } = toUser(record);
		return { name: `${name} · ${id}`, value: id };
	},
);

/** Custom fields that hold a date. */
export const searchDateFields = searchOf(
	(client) => client.customFields(),
	(record) => {
		const { id, name, type } = toCustomField(record);
		return type === 'Date' ? { name, value: id } : undefined;
	},
);
