import type { IDataObject, IPollFunctions, WorkflowActivateMode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { beginPolling, readState, type PollState } from '../../poll/cursor';
import { toJson } from '../run/records';

/** Share of the time n8n gives a poll after which it stops, so that its last call can still end. */
const usableShare = 0.8;

/** Share of it that there always is for what is new, however long it took to read what was known. */
const shareOfNews = 0.1;

/** What n8n gives a poll if it does not say: in milliseconds. */
const usualBudget = 300_000;

/** Milliseconds that n8n gives a poll; older n8n does not say. */
export function pollBudget(context: IPollFunctions): number {
	return 'getPollBudgetMs' in context ? context.getPollBudgetMs() : usualBudget;
}

export interface Poll {
	state: PollState;
	/**
	 * Whether the time that n8n gives a poll is used up.
	 * @param newsSince when the poll came to what is new, in milliseconds since 1970
	 */
	isOver(newsSince?: number): boolean;
	/** Keeps the state for the next poll. */
	save(state: PollState): void;
}

/** Milliseconds that are read again if nobody knows where a trigger stood. */
export const rereadWhenLost = 24 * 60 * 60_000;

/**
 * The poll's state, kept in the node's static data; `undefined` if polling begins with this one, at the activation of
 * the workflow or after a change of the parameters. If the state was lost, the poll goes on from what this process
 * knows, otherwise it reads the last 24 hours again and says so as a failed execution.
 */
export function resumePoll(context: IPollFunctions, scope: string): Poll | undefined {
	const started = Date.now();
	const budget = pollBudget(context);
	const stored: IDataObject = context.getWorkflowStaticData('node');
	const places = placesOf(context);
	const isOver = (newsSince = started) =>
		Date.now() >= Math.max(started + budget * usableShare, newsSince + budget * shareOfNews);
	const keep = (state: PollState) => {
		stored.poll = toJson(state);
		places.keep(state);
	};
	const resume = (state: PollState): Poll => ({ state, isOver, save: keep });

	const state = readState(stored.poll);
	if (state?.scope === scope) return resume(state);
	if (state) {
		context.logger.warn('The parameters of the trigger were changed: it begins again, from now on');
		keep(beginPolling(scope, new Date(), state));
		return undefined;
	}
	const known = places.known();
	if (known?.scope === scope) {
		context.logger.warn(
			'What n8n had stored for the trigger was lost. It goes on from where it stood, which this process still knows.',
		);
		return resume(known);
	}
	if (!wasActiveBefore(context, stored)) {
		keep(beginPolling(scope, new Date()));
		return undefined;
	}
	const since = new Date(started - rereadWhenLost);
	return {
		...resume(beginPolling(scope, since)),
		save(begun) {
			keep(begun);
			context.__emitError(lostPlace(context, since));
		},
	};
}

/**
 * n8n stores where a trigger stands when its workflow is activated. A workflow that n8n finds active as it starts, or
 * takes over from another main process, was activated before.
 */
function wasActiveBefore(context: IPollFunctions, stored: IDataObject): boolean {
	const found: WorkflowActivateMode[] = ['init', 'leadershipChange'];
	return stored.poll !== undefined || found.includes(context.getActivationMode());
}

function lostPlace(context: IPollFunctions, since: Date): NodeOperationError {
	const from = since.toISOString();
	return new NodeOperationError(
		context.getNode(),
		`What n8n had stored for the trigger was lost, so it reads again what has changed since ${from}`,
		{
			description: [
				`The trigger goes on. Events after ${from} may come a second time; earlier ones that it had not given out do not come: look for them at the service.`,
				'n8n stores this in the static data of the workflow. Something has replaced it: a Code node or a node of another package that writes static data in queue mode, or an import of the workflow over itself. Remove the cause, since it would happen again.',
				'If the workflow was activated for the first time while n8n was stopped, nothing was lost.',
			].join('\n'),
		},
	);
}

/** Where the triggers of this process stand, those that were polled last at the end. */
const places = new Map<string, PollState>();

/** Triggers whose places a process knows. */
const mostPlaces = 500;

/** What this process knows of the trigger itself, whatever n8n has stored: by its ID, so a new name changes nothing. */
function placesOf(context: IPollFunctions) {
	const key = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	return {
		known: () => places.get(key),
		keep(state: PollState) {
			places.delete(key);
			places.set(key, state);
			for (const oldest of places.keys()) {
				if (places.size <= mostPlaces) break;
				places.delete(oldest);
			}
		},
	};
}
