import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Job, Status } from '../../model';
import { toNodeError } from '../run/errors';

/** Entries that a pick list shows before it is scrolled on. */
const pageSize = 100;

/**
 * One page of a pick list over all records of an account. The token is how many were shown before: every source can go
 * on from there, whatever its own paging is.
 */
export async function pickListPage<T>(
	context: ILoadOptionsFunctions,
	records: () => Promise<AsyncIterable<T> | Iterable<T>>,
	toEntry: (record: T) => INodeListSearchItems,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const shown = Number(paginationToken ?? 0);
	const results: INodeListSearchItems[] = [];
	let position = 0;
	try {
		for await (const record of await records()) {
			if (position++ < shown) continue;
			if (results.length === pageSize)
				return { results, paginationToken: String(shown + pageSize) };
			results.push(toEntry(record));
		}
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
	return { results };
}

/** Title, status and id, as recruiters know it from job links. */
export function jobEntry({ title, status, id, url }: Job): INodeListSearchItems {
	return { name: `${title} · ${status.toUpperCase()} · ${id}`, value: id, ...(url && { url }) };
}

/** The title in the name of a chosen entry, for when only that name was kept. */
export function titleOfEntry(name: string): string {
	const parts = name.split(' · ');
	return parts.length > 2 ? parts.slice(0, -2).join(' · ') : name;
}

export function statusEntry({ name, id }: Status): INodeListSearchItems {
	return { name, value: id };
}

/** Whether the filter that the user types fits. */
export function matches(text: string, filter: string | undefined): boolean {
	return !filter || text.toLowerCase().includes(filter.trim().toLowerCase());
}
