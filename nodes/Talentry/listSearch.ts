import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { matches, pickListPage } from '../../shared/node/listSearch';
import { talentry } from '../../shared/vendors/talentry';
import { toTalent } from '../../shared/vendors/talentry/mapping';

/** Talents as "name · e-mail"; the service itself searches. */
export async function searchTalents(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => (await connect(this, talentry)).talents(filter ? { search: filter } : {}),
		({ record }) => {
			const { id, firstName, lastName, email, profileUrl } = toTalent(record);
			return {
				name: `${firstName} ${lastName} · ${email ?? id}`,
				value: id,
				...(profileUrl && { url: profileUrl }),
			};
		},
		paginationToken,
	);
}

export async function searchPools(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => (await connect(this, talentry)).pools(filter ? { search: filter } : {}),
		({ record: { id, name } }) => ({ name, value: id }),
		paginationToken,
	);
}

export async function searchStatuses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () =>
			await fitting((await connect(this, talentry)).statuses(), ({ name }) =>
				matches(name, filter),
			),
		({ id, name }) => ({ name, value: id }),
	);
}

export async function searchLanguages(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () =>
			await fitting((await connect(this, talentry)).languages(), ({ name, code }) =>
				matches(`${name} ${code}`, filter),
			),
		({ code, name }) => ({ name, value: code }),
	);
}

async function fitting<Record>(
	list: AsyncIterable<{ record: Record }>,
	fits: (record: Record) => boolean,
): Promise<Record[]> {
	const found: Record[] = [];
	for await (const { record } of list) if (fits(record)) found.push(record);
	return found;
}
