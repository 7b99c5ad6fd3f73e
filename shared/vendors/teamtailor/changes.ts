import type { ListOptions, Received } from '../../http/contractClient';
import { largestPage } from './contract';

/** Reads what was changed at or after a moment. The list is asked for by `updated-at`, the oldest change first. */
export type ChangedSince<T> = (
	updatedFrom: string,
	options: Pick<ListOptions, 'limit' | 'onUnreadable'>,
) => AsyncIterable<Received<T>>;

/**
 * All records that were changed at or after that moment, each state once. Each stretch begins at the last change of the
 * one before instead of at a page number: a record that is changed while the list is read moves to its end, and a page
 * number would then skip another. Where the answer is not in the order asked for, the whole list is read instead.
 */
export async function* changedRecords<T>(
	list: ChangedSince<T>,
	since: string,
	updatedAt: (record: T) => { id: string; at: string },
	onUnreadable: NonNullable<ListOptions['onUnreadable']>,
): AsyncGenerator<Received<T>> {
	const given = new Set<string>();
	let from = since;
	let wanted = largestPage;
	for (;;) {
		const stretch: Array<Received<T>> = [];
		for await (const received of list(from, { limit: wanted, onUnreadable }))
			stretch.push(received);
		const moments = stretch.map(({ record }) => Date.parse(updatedAt(record).at));
		const inOrder = moments.every((moment, index) => moment >= (moments[index - 1] ?? 0));
		const last = moments.at(-1);
		const stretchIsAll = stretch.length < wanted || last === undefined || !inOrder;

		const rows = inOrder ? stretch : list(from, { onUnreadable });
		for await (const received of rows) {
			const { id, at } = updatedAt(received.record);
			const key = `${id} ${at}`;
			if (given.has(key)) continue;
			given.add(key);
			yield received;
		}
		if (stretchIsAll) return;
		// A step back, since others may have been changed in the same millisecond; a longer stretch where many were.
		const next = last - 1;
		if (next > Date.parse(from)) wanted = largestPage;
		else wanted *= 2;
		from = new Date(Math.max(next, Date.parse(from))).toISOString();
	}
}
