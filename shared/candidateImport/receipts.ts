import { z } from 'zod';

/** Something that was accepted. */
export interface Receipt {
	id: string;
	/** Milliseconds since 1970. */
	at: number;
}

/** A receipt as it is kept. */
export interface KeptReceipt extends Receipt {
	/** When it is forgotten, in milliseconds since 1970. */
	until: number;
	/** Whether the workflow has not finished with it, as far as anybody knows. */
	isOpen: boolean;
}

/** How a claim ended: it was granted, its mark is taken, or no more marks can be kept. */
export type Claim =
	| { result: 'granted' }
	| { result: 'taken'; receipt: KeptReceipt }
	/** @param freeAt when the next mark is forgotten, in milliseconds since 1970 */
	| { result: 'full'; freeAt: number };

/** `0` or `1` at the end of an entry says whether it is open; entries of earlier versions have four parts. */
const storedSchema = z.array(
	z.tuple([z.string(), z.string(), z.number(), z.number()]).rest(z.number()),
);

export interface ReceiptOptions {
	/** Marks that are kept at once. */
	most: number;
	/** What gives way when there are more: the oldest mark, or the new one, so that none is forgotten before its time. */
	whenFull: 'forgetOldest' | 'refuseNew';
}

/** What was accepted lately, by marks that say nothing of what it was. */
export interface Receipts {
	/** Takes over what another process has stored. What is not readable counts as nothing. */
	learn(stored: unknown, now: number): void;
	/** Reserves a mark. It happens at once, so of two that come at the same time one wins. */
	claim(mark: string, receipt: KeptReceipt): Claim;
	/** The receipt that has the mark. */
	find(mark: string): KeptReceipt | undefined;
	/** Says that what has the mark is processed once more; when nothing is heard of it until then, it is forgotten. */
	reopen(mark: string, until: number): void;
	/** Says that the workflow has finished with what has the mark, and until when to remember it. */
	close(mark: string, until: number): void;
	/** Gives a mark back, so that the same can be accepted again; also where it is stored, with the next store. */
	release(mark: string): void;
	/** For n8n's static data. One text, since n8n watches every object in there. */
	stored(now: number): string;
}

export function createReceipts({ most, whenFull }: ReceiptOptions): Receipts {
	const entries = new Map<string, KeptReceipt>();
	/** Marks that this process knows better than what is stored, since it is at work on them. */
	const ownOpen = new Set<string>();
	/** When the receipts were made whose marks were given back although they may be stored. */
	const released = new Map<string, number>();

	function tidy(now: number): void {
		for (const [mark, { until }] of entries) if (until <= now) entries.delete(mark);
		if (whenFull === 'forgetOldest') dropOldest(entries, most);
		dropOldest(released, most);
		for (const mark of ownOpen) if (!entries.has(mark)) ownOpen.delete(mark);
	}

	function add(mark: string, learnt: KeptReceipt): void {
		const known = entries.get(mark);
		// Another process may know by now that it is finished.
		const isNews = !known || (known.at === learnt.at && known.until < learnt.until);
		const isReleased = (released.get(mark) ?? -1) >= learnt.at;
		if (isNews && !isReleased && !ownOpen.has(mark)) entries.set(mark, learnt);
	}

	return {
		learn(stored, now) {
			for (const [mark, id, at, until, isOpen = 0] of readStored(stored)) {
				add(mark, { id, at, until, isOpen: isOpen === 1 });
			}
			tidy(now);
		},
		claim(mark, receipt) {
			const taken = entries.get(mark);
			if (taken) return { result: 'taken', receipt: taken };
			if (whenFull === 'refuseNew' && entries.size >= most) {
				return { result: 'full', freeAt: earliestEnd(entries) };
			}
			entries.set(mark, receipt);
			if (receipt.isOpen) ownOpen.add(mark);
			return { result: 'granted' };
		},
		find: (mark) => entries.get(mark),
		reopen(mark, until) {
			const entry = entries.get(mark);
			if (entry) entries.set(mark, { ...entry, until, isOpen: true });
			ownOpen.add(mark);
		},
		close(mark, until) {
			const entry = entries.get(mark);
			ownOpen.delete(mark);
			if (entry) entries.set(mark, { ...entry, until, isOpen: false });
		},
		release(mark) {
			const entry = entries.get(mark);
			if (entry) released.set(mark, entry.at);
			entries.delete(mark);
			ownOpen.delete(mark);
		},
		stored(now) {
			tidy(now);
			return JSON.stringify(
				[...entries].map(([mark, { id, at, until, isOpen }]) => [
					mark,
					id,
					at,
					until,
					isOpen ? 1 : 0,
				]),
			);
		},
	};
}

function earliestEnd(entries: ReadonlyMap<string, KeptReceipt>): number {
	let earliest = Number.POSITIVE_INFINITY;
	for (const { until } of entries.values()) earliest = Math.min(earliest, until);
	return earliest;
}

function dropOldest(map: Map<string, unknown>, most: number): void {
	for (const mark of map.keys()) {
		if (map.size <= most) return;
		map.delete(mark);
	}
}

function readStored(stored: unknown): z.infer<typeof storedSchema> {
	if (typeof stored !== 'string') return [];
	try {
		const checked = storedSchema.safeParse(JSON.parse(stored));
		return checked.success ? checked.data : [];
	} catch {
		return [];
	}
}
