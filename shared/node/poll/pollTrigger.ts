import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Failure } from '../../http/failure';
import { timestamp } from '../../model/values';
import {
	chosenPositions,
	inTurn,
	overlap,
	walk,
	type PollState,
	type Row,
} from '../../poll/cursor';
import type { Step } from '../../poll/steps';
import { toNodeError } from '../run/errors';
import { pollBudget, resumePoll } from './pollMemory';
import { toJson } from '../run/records';

/** Something that has happened, as the item that starts a workflow. */
export interface PollEvent {
	/** ISO 8601 with offset. */
	moment: string;
	json: object;
}

/** What a service may want to know to tell what has happened to a record. */
export interface PolledSince {
	/** When the first poll of all was, ISO 8601. */
	activatedAt: string;
	/** Whether something that happened to the record at that moment was not given out before. */
	isNew(moment: string): boolean;
	/** The steps of the record's way that were not given out before; both from the newest to the oldest. */
	newSteps<Known extends Step>(steps: readonly Known[]): Known[];
}

/** Where a service that keeps the place of a list itself, e.g. by a sync token, stands in it. */
export interface Place {
	/** What was changed before that, in milliseconds since 1970, has nothing new. */
	readonly newSince: number;
	/** As the last poll left it. */
	readonly bookmark?: string;
	/** Where the next poll goes on, if all that was read until now is dealt with. */
	next?: string;
	/** There is more, for which the time of this poll was too short. */
	isCut?: boolean;
}

/** What is particular to one trigger; `Own` is the service's form of what it watches. */
export interface PolledService<Own> {
	/** Display name. */
	name: string;
	/** What the place of the polls belongs to, e.g. account and event: another scope begins anew. */
	scope: readonly unknown[];
	/** The lists that are watched, by ids that stay the same. */
	lists(): Promise<readonly string[]>;
	/** Whether users choose them: one that is added then begins at that moment, and not with the trigger. */
	listsAreChosen?: boolean;
	/**
	 * What was changed in the list later than that (ISO 8601), the oldest change first; see `oldestFirst` for lists of
	 * another order. `isOver` says whether the time for it is used up.
	 */
	changes(list: string, since: string, isOver: () => boolean, place: Place): AsyncIterable<Own>;
	row(record: Own): Row;
	/**
	 * The latest event of a chosen kind; `undefined` when there was none, or the record takes no part. Where several that
	 * follow each other are events: those that `newSteps` tells, the oldest first.
	 */
	event(record: Own, since: PolledSince): Promise<PollEvent | readonly PollEvent[] | undefined>;
	/** Events of the past in the form of new ones, for a test run in the editor: a list for each kind of record. */
	samples(now: string): ReadonlyArray<AsyncIterable<PollEvent>>;
}

/** Items of each list that a test run in the editor shows. */
export const sampleSize = 3;

/** When the poll that is under way began, in milliseconds since 1970, by its memory. */
const underWay = new WeakMap<object, number>();

/** Milliseconds that a poll may take beyond the time that n8n gives it: its last call, with all of its repetitions. */
const lastCall = 6 * 60_000;

/**
 * One poll of a trigger: what has happened since the last one, each event once. The first one of an active workflow
 * only notes where it begins; a test run shows samples and leaves alone where the polls stand. What fails moves
 * nothing, so the next poll reads the same again.
 *
 * @throws an error of n8n
 */
export async function pollTrigger<Own>(
	context: IPollFunctions,
	connectService: (context: IPollFunctions) => Promise<PolledService<Own>>,
): Promise<INodeExecutionData[][] | null> {
	try {
		const items =
			context.getMode() === 'manual'
				? await takeSamples(await connectService(context))
				: await pollAlone(context, connectService);
		return items.length > 0 ? [items] : null;
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** n8n begins a poll on time even while the one before is still under way; both would give out the same events. */
async function pollAlone<Own>(
	context: IPollFunctions,
	connectService: (context: IPollFunctions) => Promise<PolledService<Own>>,
): Promise<INodeExecutionData[]> {
	const memory = context.getWorkflowStaticData('node');
	const began = Date.now();
	const before = underWay.get(memory);
	if (before !== undefined) {
		if (began - before <= pollBudget(context) + lastCall) {
			context.logger.info('The poll before is still under way, so this one is left out');
			return [];
		}
		const minutes = Math.round((began - before) / 60_000);
		context.logger.warn(
			`The poll before has not ended for ${minutes} minutes. It counts as failed, and this one takes its place.`,
		);
	}
	underWay.set(memory, began);
	const isCurrent = () => underWay.get(memory) === began;
	try {
		return await pollOnce(context, await connectService(context), isCurrent);
	} finally {
		if (isCurrent()) underWay.delete(memory);
	}
}

async function pollOnce<Own>(
	context: IPollFunctions,
	service: PolledService<Own>,
	isCurrent: () => boolean,
): Promise<INodeExecutionData[]> {
	const poll = resumePoll(context, JSON.stringify(service.scope));
	if (!poll) return [];
	const { isOver } = poll;
	const lists = await service.lists();
	const state: PollState = service.listsAreChosen
		? { ...poll.state, positions: chosenPositions(poll.state, lists, new Date()) }
		: poll.state;
	const items: INodeExecutionData[] = [];
	// A list that is not there for a while keeps its place.
	const positions: PollState['positions'] = { ...state.positions };
	const refusals = new Map<string, Failure>();
	let resumeAt: string | undefined;
	// Each poll gets on by at least one record or one list, however slow the service is.
	let newsSince: number | undefined;
	for (const list of inTurn(lists, state.resumeAt)) {
		if (newsSince !== undefined && isOver(newsSince)) resumeAt = list;
		if (resumeAt !== undefined) break;
		const reading = walk(state, list);
		const inOrder = refuseDisorder(service.name);
		const { newSince, bookmark } = reading;
		const place: Place = { newSince, ...(bookmark !== undefined && { bookmark }) };
		const changes = service.changes(list, reading.from, () => isOver(), place);
		for await (const record of untilRefused(changes, (failure) => refusals.set(list, failure))) {
			const row = service.row(record);
			refuseUnreadable(service.name, row.id, row.modifiedAt);
			inOrder(row);
			if (reading.isKnown(row)) continue;
			if (newsSince !== undefined && isOver(newsSince)) {
				resumeAt = list;
				break;
			}
			newsSince ??= Date.now();
			const isNew = (moment: string) => reading.isNew(row, moment);
			const happened = await service.event(record, {
				activatedAt: state.activatedAt,
				isNew,
				newSteps: (steps) => reading.newSteps(row, steps),
			});
			const events = [happened ?? []].flat();
			for (const { moment, json } of events) {
				refuseUnreadable(service.name, row.id, moment);
				if (Array.isArray(happened) || isNew(moment)) items.push({ json: toJson(json) });
			}
			reading.pass(row, events.at(-1)?.moment);
		}
		newsSince ??= Date.now();
		const isRead = resumeAt === undefined && !refusals.has(list);
		positions[list] = reading.end(isRead && !place.isCut, isRead ? place.next : undefined);
	}
	reportRefusals(context, lists, refusals);
	// One that took its place has given out the same events.
	if (!isCurrent()) return [];
	poll.save({ ...state, positions, resumeAt });
	return items;
}

/** What a list gives until it is refused, e.g. because it was removed or is no longer shared. */
async function* untilRefused<Own>(
	changes: AsyncIterable<Own>,
	onRefused: (failure: Failure) => void,
): AsyncGenerator<Own> {
	try {
		yield* changes;
	} catch (error) {
		const kinds = ['notFound', 'permission'];
		if (!(error instanceof Failure && kinds.includes(error.kind))) throw error;
		onRefused(error);
	}
}

/** A list that is refused keeps its place and holds up no other one. @throws Failure when all of them are */
function reportRefusals(
	context: IPollFunctions,
	lists: readonly string[],
	refusals: ReadonlyMap<string, Failure>,
): void {
	const [first] = refusals.values();
	if (first && refusals.size === lists.length) throw first;
	for (const [list, { message }] of refusals) {
		context.logger.warn(
			`One list could not be read and is left out until it can: ID ${list}, ${message}`,
		);
	}
}

/** A moment that cannot be read would make the stored place unreadable, and the next poll begin anew. */
function refuseUnreadable(service: string, id: string, moment: string): void {
	if (timestamp.safeParse(moment).success) return;
	throw new Failure({
		kind: 'contract',
		service,
		message: `${service} gives a moment that is no ISO 8601 date and time with offset (ID ${id})`,
		remedy:
			'Without it the trigger would lose its place, so it gives out nothing. Correct the record, or let the service write moments such as 2026-03-01T08:30:00+01:00.',
	});
}

/**
 * Looks at the rows of a list as they come. A poll that runs out of time goes on from its last row, so in another order
 * it would lose changes; those within the stretch that is read again may come in any.
 */
function refuseDisorder(service: string): (row: Row) => void {
	let latest = -Infinity;
	return ({ id, modifiedAt }) => {
		const moment = Date.parse(modifiedAt);
		latest = Math.max(latest, moment);
		if (moment >= latest - overlap) return;
		throw new Failure({
			kind: 'contract',
			service,
			message: `${service} does not list what was changed in the order of the changes, the oldest first (ID ${id})`,
			remedy:
				"In another order the trigger would lose changes, so it gives out nothing. Let the service sort by the moment of the change; where the node has 'Contract Overrides', name its query there.",
		});
	};
}

async function takeSamples<Own>(service: PolledService<Own>): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const list of service.samples(new Date().toISOString())) {
		let taken = 0;
		for await (const { json } of list) {
			items.push({ json: toJson(json) });
			taken += 1;
			if (taken === sampleSize) break;
		}
	}
	return items;
}
