import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { jobEntry, matches, pickListPage, statusEntry } from '../../shared/node/listSearch';
import { personio } from '../../shared/vendors/personio';
import { toJob, toStatuses } from '../../shared/vendors/personio/mapping';
import { personioV2 } from '../../shared/vendors/personio/v2';

/** Published positions as "title · status · id". */
export async function searchJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const client = await connect(this, personio);
			const jobs = (await client.feed()).positions.map(({ record }) =>
				toJob(record, client.account),
			);
			return jobs.filter(({ title, id }) => matches(`${title} ${id}`, filter));
		},
		jobEntry,
		paginationToken,
	);
}

/** System phases, and the custom ones that the credential names. */
export async function searchPhases(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const { account } = await connect(this, personio);
			return toStatuses(account).filter(({ name }) => matches(name, filter));
		},
		statusEntry,
	);
}

/** Jobs of the second API, which does not say whether they are published, as "title · id". */
export async function searchRecruitingJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const jobs = [];
			for await (const { record } of (await connect(this, personioV2)).jobs()) {
				if (matches(`${record.name} ${record.id}`, filter)) jobs.push(record);
			}
			return jobs;
		},
		({ name, id }) => ({ name: `${name} · ${id}`, value: id }),
		paginationToken,
	);
}
