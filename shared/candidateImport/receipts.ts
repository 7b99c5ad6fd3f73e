import { z } from 'zod';

/** Something that was accepted. */
export interface Receipt {
	id: string;
	/** Milliseconds since 1970. */
	at: number;
}

interface Entry extends Receipt {
	/** When it is forgotten, in milliseconds since 1970. */
	until: number;
}

/** Kept at most; the oldest go first. */
const mostReceipts = 1000;

const storedSchema = z.array(z.tuple([z.string(), z.string(), z.number(), z.number()]));

/** What was accepted lately, by marks that say nothing of what it was. */
export interface Receipts {
	/** Takes over what another process has stored. What is not readable counts as nothing. */
	learn(stored: unknown, now: number): void;
	/**
	 * Reserves all marks, unless one of them is taken: then nothing is reserved, and the one who has it is given back.
	 * It happens at once, so of two that come at the same time one wins.
	 */
	claim(
		marks: ReadonlyMap<string, number>,
		receipt: Receipt,
	): { mark: string; receipt: Receipt } | undefined;
	/** The receipt that has the mark. */
	find(mark: string): Receipt | undefined;
	/** Gives marks back, so that the same can be accepted again; also where they are stored, with the next store. */
	release(marks: Iterable<string>): void;
	/** For n8n's static data. One text, since n8n watches every object in there. */
	stored(now: number): string;
}

export function createReceipts(): Receipts {
	const entries = new Map<string, Entry>();
	/** Marks that were given back although they may be stored. */
	const released = new Map<string, number>();

	function tidy(now: number): void {
		for (const [mark, { until }] of entries) if (until <= now) entries.delete(mark);
		dropOldest(entries);
		dropOldest(released);
	}

	return {
		learn(stored, now) {
			for (const [mark, id, at, until] of readStored(stored)) {
				const isReleased = (released.get(mark) ?? -1) >= at;
				if (!entries.has(mark) && !isReleased) entries.set(mark, { id, at, until });
			}
			tidy(now);
		},
		claim(marks, receipt) {
			for (const mark of marks.keys()) {
				const taken = entries.get(mark);
				if (taken) return { mark, receipt: { id: taken.id, at: taken.at } };
			}
			for (const [mark, until] of marks) entries.set(mark, { ...receipt, until });
			return undefined;
		},
		find(mark) {
			return entries.get(mark);
		},
		release(marks) {
			for (const mark of marks) {
				const entry = entries.get(mark);
				if (entry) released.set(mark, entry.at);
				entries.delete(mark);
			}
		},
		stored(now) {
			tidy(now);
			return JSON.stringify([...entries].map(([mark, { id, at, until }]) => [mark, id, at, until]));
		},
	};
}

function dropOldest(map: Map<string, unknown>): void {
	for (const mark of map.keys()) {
		if (map.size <= mostReceipts) return;
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
