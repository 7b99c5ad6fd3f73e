import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { jobEntry, matches, pickListPage } from '../../shared/node/listSearch';
import { erecruiter } from '../../shared/vendors/erecruiter';
import { toJob } from '../../shared/vendors/erecruiter/mapping';

/** Recruitments as "name · status · id"; eRecruiter itself searches. */
export async function searchRecruitments(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => (await connect(this, erecruiter)).recruitments(filter ? { search: filter } : {}),
		({ record }) => jobEntry(toJob(record)),
		paginationToken,
	);
}

/** Publication places as "name · source id". */
export async function searchPublicationPlaces(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const places = [];
			for await (const { record } of (await connect(this, erecruiter)).origins()) {
				if (matches(`${record.name} ${record.id}`, filter)) places.push(record);
			}
			return places;
		},
		({ id, name }) => ({ name: `${name} · ${id}`, value: id }),
		paginationToken,
	);
}
