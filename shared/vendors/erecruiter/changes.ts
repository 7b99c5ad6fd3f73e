import type { Received, UnreadableRecord } from '../../http/contractClient';
import type { ErecruiterClient } from './client';
import type { ErecruiterApplication } from './records';

const pageRows = 100;

/**
 * All applications of a recruitment that were changed after that moment, the oldest change first. Each page begins at
 * the last change of the one before instead of at an offset: an application that is changed while the list is read
 * moves to its end, and an offset would then skip another.
 */
export async function* changedApplications(
	client: ErecruiterClient,
	recruitmentId: string,
	modifiedAfter: string,
	onUnreadable: (record: UnreadableRecord) => void,
): AsyncGenerator<Received<ErecruiterApplication>> {
	let since = modifiedAfter;
	let wanted = pageRows;
	let given = new Set<string>();
	for (;;) {
		const page = new Set<string>();
		let rows = 0;
		let last = Date.parse(since);
		const list = client.applications(
			recruitmentId,
			{ modifiedAfter: since },
			{ limit: wanted, onUnreadable },
		);
		for await (const received of list) {
			const { id, modifiedAt } = received.record;
			const key = `${id} ${modifiedAt}`;
			rows += 1;
			page.add(key);
			last = Math.max(last, Date.parse(modifiedAt));
			if (!given.has(key)) yield received;
		}
		if (rows < wanted) return;
		// A step back, since others may have been changed in the same millisecond as the last row.
		const next = last - 1;
		if (next > Date.parse(since)) wanted = pageRows;
		else wanted *= 2;
		since = new Date(Math.max(next, Date.parse(since))).toISOString();
		given = page;
	}
}
