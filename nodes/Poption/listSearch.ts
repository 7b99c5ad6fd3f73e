import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { matches, pickListPage } from '../../shared/node/listSearch';
import { poption } from '../../shared/vendors/poption';

/** The categories that the account can export. */
export async function searchCategories(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const categories = [];
			for await (const { record } of (await connect(this, poption)).categories()) {
				const { id, names } = record;
				if (matches(`${names.en}\n${names.nb}\n${id}`, filter)) categories.push(record);
			}
			return categories;
		},
		({ id, names }) => ({ name: names.en, value: id }),
		paginationToken,
	);
}

/** The exports that are there, as "category · format · status · id", newest first. */
export async function searchExports(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const entries = [];
			for await (const { record } of (await connect(this, poption)).exports()) {
				const { id, category, format, status } = record;
				const name = [category, format, status.toUpperCase(), id].join(' · ');
				if (matches(name, filter)) entries.push({ name, value: id });
			}
			return entries;
		},
		(entry) => entry,
		paginationToken,
	);
}
