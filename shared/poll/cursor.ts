import { ownValue } from '../http/paths';
import { z } from 'zod';
import { timestamp } from '../model/values';
import type { Step } from './steps';

/**
 * Where a poll stands. It reads several lists, the oldest change first, and goes on in each from its last change; a
 * stretch before that is read again, since changes may come to light a little late, and what was seen is dropped.
 */

const positionSchema = z.object({
	/** The latest change that was read. */
	at: timestamp,
	/** The same when the list was last read to its end; absent when that is `at`. */
	completeAt: timestamp.optional(),
	/** Nothing that happened before is given out, where the list was added later than the trigger began. */
	startedAt: timestamp.optional(),
	/** The same place in the words of the service, e.g. a sync token. */
	bookmark: z.string().optional(),
	/** What was read since then, and of the stretch that will be read again, by id. */
	seen: z.record(
		z.object({
			at: timestamp,
			/** When what was given out happened, where the service dates that later than the change itself. */
			eventAt: timestamp.optional(),
			mark: z.string(),
		}),
	),
});

const stateSchema = z.object({
	/** The parameters that the positions belong to. */
	scope: z.string(),
	/** Nothing that happened before is given out. */
	startedAt: timestamp,
	/** When the first poll of all was. */
	activatedAt: timestamp,
	positions: z.record(positionSchema),
	/** The list at which a poll ran out of time; the next one begins with it. */
	resumeAt: z.string().optional(),
});

export type PollState = z.infer<typeof stateSchema>;
type Position = z.infer<typeof positionSchema>;

/** Milliseconds before the last change that are read again. */
export const overlap = 120_000;

/** A row of a list as a poll looks at it. */
export interface Row {
	id: string;
	/** ISO 8601 with offset. */
	modifiedAt: string;
	/** What the events are about, e.g. the status: a new one is a change even at the same moment. */
	mark: string;
}

/** The state as it was stored; `undefined` when there is none that can be read. */
export function readState(stored: unknown): PollState | undefined {
	const checked = stateSchema.safeParse(stored);
	return checked.success ? checked.data : undefined;
}

/** The state of a poll that begins now. A first activation outlives a change of the parameters. */
export function beginPolling(scope: string, now: Date, before?: PollState): PollState {
	const startedAt = now.toISOString();
	return { scope, startedAt, activatedAt: before?.activatedAt ?? startedAt, positions: {} };
}

/** The lists in the order in which to read them: first the one at which the last poll ran out of time. */
export function inTurn(lists: readonly string[], resumeAt: string | undefined): string[] {
	const first = Math.max(0, lists.indexOf(resumeAt ?? ''));
	return [...lists.slice(first), ...lists.slice(0, first)];
}

/**
 * The positions of lists that users choose: one that was added begins now, and one that was removed has none any more.
 */
export function chosenPositions(
	{ startedAt, positions }: PollState,
	lists: readonly string[],
	now: Date,
): PollState['positions'] {
	const isFirst = Object.keys(positions).length === 0;
	const at = now.toISOString();
	const fresh: Position = isFirst ? { at: startedAt, seen: {} } : { at, startedAt: at, seen: {} };
	return Object.fromEntries(lists.map((list) => [list, ownValue(positions, list) ?? fresh]));
}

/** One reading of one list. */
export interface Walk {
	/** Read what was changed later than that. ISO 8601. */
	from: string;
	/** What was changed before that, in milliseconds since 1970, has nothing new, whatever was read since. */
	newSince: number;
	/** The place in the words of the service, if it has given one. */
	bookmark?: string;
	/** Whether the row is as it was when it was read before. */
	isKnown(row: Row): boolean;
	/** Whether something that happened to the row then was not given out before. */
	isNew(row: Row, moment: string): boolean;
	/** The steps of the row's way that were not given out before; both from the newest to the oldest. */
	newSteps<Known extends Step>(row: Row, steps: readonly Known[]): Known[];
	/** The row was dealt with, and with it what happened to it at that moment. */
	pass(row: Row, moment?: string): void;
	/**
	 * Where the list stands after the rows that were passed.
	 * @param complete whether it was read to its end
	 * @param bookmark the place in the words of the service; that of before if it is left out
	 */
	end(complete: boolean, bookmark?: string): Position;
}

export function walk(state: PollState, list: string): Walk {
	const position: Position = ownValue(state.positions, list) ?? { at: state.startedAt, seen: {} };
	const { at, completeAt = at, startedAt, seen, bookmark: before } = position;
	// A row further on may have changed for another reason since its event: that one is new all the same.
	const newSince = Date.parse(completeAt) - overlap;
	const passed = new Map(Object.entries(seen));
	let latest = at;
	const hasBegun = (moment: string) =>
		Date.parse(moment) > Date.parse(startedAt ?? state.startedAt);
	const isNew: Walk['isNew'] = ({ id, mark }, moment) => {
		if (!hasBegun(moment)) return false;
		const happened = Date.parse(moment);
		const before = passed.get(id);
		if (!before) return happened > newSince;
		return happened > dealtWithUntil(before) || before.mark !== mark;
	};
	return {
		from: new Date(Date.parse(at) - overlap).toISOString(),
		newSince,
		...(before !== undefined && { bookmark: before }),
		isKnown({ id, modifiedAt, mark }) {
			const before = passed.get(id);
			return before?.at === modifiedAt && before.mark === mark;
		},
		isNew,
		newSteps(row, steps) {
			const before = passed.get(row.id);
			if (!before) return steps.filter(({ moment }) => isNew(row, moment));
			const place = placeOf(before, steps);
			return steps.filter(
				({ moment, isAhead }, index) =>
					index < place &&
					hasBegun(moment) &&
					!(isAhead && before.mark === row.mark) &&
					// A change of the mark is new whatever its moment; so is a step on the way there in the same one.
					(index === 0 || Date.parse(moment) >= Date.parse(before.at)),
			);
		},
		pass({ id, modifiedAt, mark }, moment = passed.get(id)?.eventAt ?? modifiedAt) {
			const isLater = Date.parse(moment) > Date.parse(modifiedAt);
			passed.set(id, { at: modifiedAt, mark, ...(isLater && { eventAt: moment }) });
			if (Date.parse(modifiedAt) > Date.parse(latest)) latest = modifiedAt;
		},
		end(complete, bookmark = before) {
			const keptSince = complete ? Date.parse(latest) - overlap : newSince;
			const kept = [...passed].filter(([, row]) => dealtWithUntil(row) > keptSince);
			return {
				at: latest,
				...(!complete && { completeAt }),
				...(startedAt && { startedAt }),
				...(bookmark !== undefined && { bookmark }),
				seen: Object.fromEntries(kept),
			};
		},
	};
}

/** The step at which the row stood before, or the number of steps where it is none of them. */
function placeOf(before: Position['seen'][string], steps: readonly Step[]): number {
	const isThere = ({ mark }: Step) => mark === before.mark;
	const until = dealtWithUntil(before);
	const place = steps.findIndex((step) => isThere(step) && Date.parse(step.moment) <= until);
	const since = place < 0 ? steps : steps.slice(0, place);
	const isEarlierVisit = since.some(({ moment }) => Date.parse(moment) < Date.parse(before.at));
	// Its history may have dated it later than the change with which it was given out.
	const later = place < 0 || isEarlierVisit ? since.findLastIndex(isThere) : -1;
	return later >= 0 ? later : since.length;
}

function dealtWithUntil({ at, eventAt = at }: Position['seen'][string]): number {
	return Math.max(Date.parse(at), Date.parse(eventAt));
}
