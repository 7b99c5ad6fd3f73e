import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { inTurn, walk, type PollState, type Row } from '../poll/cursor';
import { toNodeError } from './errors';
import { resumePoll } from './pollCursor';
import { toJson } from './records';

/** Something that has happened, as the item that starts a workflow. */
export interface PollEvent {
	/** ISO 8601 with offset. */
	moment: string;
	json: object;
}

/** What is particular to one trigger; `Record` is the service's form of what it watches. */
export interface PolledService<Record> {
	/** What the place of the polls belongs to, e.g. account and event: another scope begins anew. */
	scope: readonly unknown[];
	/** The lists that are watched, by ids that stay the same. */
	lists(): Promise<readonly string[]>;
	/**
	 * What was changed in the list later than that (ISO 8601), the oldest change first; see `oldestFirst` for lists of
	 * another order. `isOver` says whether the time for it is used up.
	 */
	changes(list: string, since: string, isOver: () => boolean): AsyncIterable<Record>;
	row(record: Record): Row;
	/**
	 * The latest event of the chosen kind; `undefined` when there was none, or the record takes no part.
	 * @param activatedAt when the first poll of all was, ISO 8601
	 */
	event(record: Record, activatedAt: string): Promise<PollEvent | undefined>;
	/** Events of the past in the form of new ones, for a test run in the editor. */
	samples(now: string): AsyncIterable<PollEvent>;
}

/** Items that a test run in the editor shows. */
const sampleSize = 3;

/**
 * One poll of a trigger: what has happened since the last one, each event once. The first one of an active workflow
 * only notes where it begins; a test run shows samples and leaves alone where the polls stand. What fails moves
 * nothing, so the next poll reads the same again.
 *
 * @throws an error of n8n
 */
export async function pollTrigger<Record>(
	context: IPollFunctions,
	connectService: (context: IPollFunctions) => Promise<PolledService<Record>>,
): Promise<INodeExecutionData[][] | null> {
	try {
		const service = await connectService(context);
		const isTest = context.getMode() === 'manual';
		const items = isTest ? await takeSamples(service) : await pollOnce(context, service);
		return items.length > 0 ? [items] : null;
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

async function pollOnce<Record>(
	context: IPollFunctions,
	service: PolledService<Record>,
): Promise<INodeExecutionData[]> {
	const poll = resumePoll(context, JSON.stringify(service.scope));
	if (!poll) return [];
	const { state, isOver } = poll;
	const items: INodeExecutionData[] = [];
	// A list that is not there for a while keeps its place.
	const positions: PollState['positions'] = { ...state.positions };
	let resumeAt: string | undefined;
	for (const list of inTurn(await service.lists(), state.resumeAt)) {
		const reading = walk(state, list);
		if (!resumeAt) {
			for await (const record of service.changes(list, reading.from, isOver)) {
				if (isOver()) {
					resumeAt = list;
					break;
				}
				const row = service.row(record);
				if (reading.isKnown(row)) continue;
				const event = await service.event(record, state.activatedAt);
				if (event && reading.isNew(row, event.moment)) items.push({ json: toJson(event.json) });
				reading.pass(event ? { ...row, modifiedAt: later(row.modifiedAt, event.moment) } : row);
			}
		}
		positions[list] = reading.end(resumeAt === undefined);
	}
	poll.save({ ...state, positions, resumeAt });
	return items;
}

/** An event that the service dates a little later than the change itself is passed with the change. */
function later(one: string, other: string): string {
	return Date.parse(other) > Date.parse(one) ? other : one;
}

async function takeSamples<Record>(service: PolledService<Record>): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for await (const { json } of service.samples(new Date().toISOString())) {
		items.push({ json: toJson(json) });
		if (items.length === sampleSize) break;
	}
	return items;
}
