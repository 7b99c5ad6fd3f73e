import { Failure } from '../http/failure';
import type { Row } from './cursor';

/** Readings of a list that goes on changing; what comes later is the next poll's. */
const mostReadings = 3;

/**
 * The changes of a list that has another order than theirs, the oldest first: a poll that runs out of time keeps its
 * place only when it has dealt with everything before.
 *
 * A list of one page is of one moment. A longer one moves while it is read: a record that is changed goes to the front,
 * one that is removed makes the others move up, and what was at the edge of a page may be passed over. So it is read
 * again until a reading brings nothing new. Of each record the latest state counts.
 *
 * @param read the whole list, from its beginning
 * @param pageSize rows that come with one call
 * @param isOver whether the time for it is used up
 * @throws Failure `unavailable` when time runs out; there is no place in the middle at which to go on
 */
export async function oldestFirst<Own>(
	read: () => AsyncIterable<Own>,
	rowOf: (record: Own) => Row,
	pageSize: number,
	isOver: () => boolean,
): Promise<Own[]> {
	const latest = new Map<string, { record: Own; at: number }>();
	for (let reading = 1; reading <= mostReadings; reading++) {
		let rows = 0;
		let news = 0;
		for await (const record of read()) {
			rows += 1;
			const { id, modifiedAt } = rowOf(record);
			const at = Date.parse(modifiedAt);
			const known = latest.get(id);
			if (!known || at > known.at) {
				latest.set(id, { record, at });
				news += 1;
			}
			if (rows > pageSize && isOver()) throw tooMany(latest.size);
		}
		if (rows <= pageSize || news === 0) break;
	}
	return [...latest.values()].sort((one, other) => one.at - other.at).map(({ record }) => record);
}

function tooMany(count: number): Failure {
	return new Failure({
		kind: 'unavailable',
		message: `There are more changes than one poll can read in the time that n8n gives it (${count} were read)`,
		remedy:
			'Nothing was given out and nothing is lost: the next poll begins at the same place. If it stays so, poll more often, or watch fewer jobs with one trigger.',
	});
}
