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

/** A pick list of those records whose entry has the text that the user types. */
async function searchRecords<Record>(
	context: ILoadOptionsFunctions,
	list: (client: TeamtailorClient) => AsyncIterable<Received<Record>>,
	toEntry: (record: Record) => INodeListSearchItems | undefined,
	filter: string | undefined,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	async function* entries() {
		for await (const { record } of list(await connect(context, teamtailor))) {
			const entry = toEntry(record);
			if (entry && matches(`${entry.name} ${String(entry.value)}`, filter)) yield entry;
		}
	}
	return await pickListPage(
		context,
		async () => entries(),
		(entry) => entry,
		paginationToken,
	);
}

/** Jobs of every status as "title · status · id". */
export async function searchJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		(client) => client.jobs({ status: 'all', feed: 'public,internal' }),
		(record) => jobEntry(toJob(record)),
		filter,
		paginationToken,
	);
}

/** The stages of the job that is chosen in the node. */
export async function searchStages(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const job = requiredId.safeParse(this.getCurrentNodeParameter('job', { extractValue: true }));
	if (!job.success) return { results: [{ name: 'Choose a Job First', value: '' }] };
	return await searchRecords(
		this,
		(client) => client.stages(job.data),
		(record) => statusEntry(toStatus(record, job.data)),
		filter,
		paginationToken,
	);
}

/** The newest candidates as "name · e-mail · id". A whole e-mail address finds its candidate at once. */
export async function searchCandidates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const email = filter?.trim();
	const isEmail = email !== undefined && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email);
	return await searchRecords(
		this,
		(client) => client.candidates(isEmail ? { email } : {}, { sort: '-created-at' }),
		(record) => {
			const { firstName, lastName, email: address, id = '' } = toCandidate(record);
			const parts = [`${firstName} ${lastName}`.trim(), address, id];
			return { name: parts.filter(Boolean).join(' · '), value: id };
		},
		filter,
		paginationToken,
	);
}

export async function searchRejectReasons(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		(client) => client.rejectReasons(),
		(record) => {
			const { id, name } = toRejectReason(record);
			return { name, value: id };
		},
		filter,
		paginationToken,
	);
}

export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		(client) => client.users(),
		(record) => {
			const { id, name } = toUser(record);
			return { name: `${name} · ${id}`, value: id };
		},
		filter,
		paginationToken,
	);
}

/** Custom fields that hold a date. */
export async function searchDateFields(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		(client) => client.customFields(),
		(record) => {
			const { id, name, type } = toCustomField(record);
			return type === 'Date' ? { name, value: id } : undefined;
		},
		filter,
		paginationToken,
	);
}
