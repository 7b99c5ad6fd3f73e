import type { Row } from './cursor';
import { oldestFirst } from './oldestFirst';

/**
 * The changes of a list that can be asked for from a moment on, the oldest first. Each stretch begins at the last change
 * of the one before instead of at an offset or a page: a record that is changed while the list is read moves to its end,
 * and an offset would then skip another. What a stretch repeats is the same row as before, which a poll drops. Where the
 * answer is not in that order, the whole list is read and sorted.
 *
 * @param read the rows of that moment (ISO 8601) and after it; at most `limit`, or all
 * @param pageSize rows that come with one call
 * @param isOver whether the time for it is used up
 */
export async function* inStretches<Own>(
	read: (since: string, limit?: number) => AsyncIterable<Own>,
	since: string,
	rowOf: (record: Own) => Row,
	pageSize: number,
	isOver: () => boolean,
): AsyncGenerator<Own> {
	let from = since;
	let wanted = pageSize;
	for (;;) {
		const stretch: Own[] = [];
		for await (const record of read(from, wanted)) stretch.push(record);
		const moments = stretch.map((record) => Date.parse(rowOf(record).modifiedAt));
		const inOrder = moments.every((moment, index) => moment >= (moments[index - 1] ?? moment));
		if (!inOrder) {
			const start = from;
			yield* await oldestFirst(() => read(start), rowOf, pageSize, isOver);
			return;
		}
		yield* stretch;
		const last = moments.at(-1);
		if (last === undefined || stretch.length < wanted) return;
		// A step back, since others may have been changed in the same millisecond; a longer stretch where many were.
		const next = last - 1;
		if (next > Date.parse(from)) {
			from = new Date(next).toISOString();
			wanted = pageSize;
		} else wanted *= 2;
	}
}
