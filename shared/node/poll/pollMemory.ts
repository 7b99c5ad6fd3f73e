import type { IDataObject, IPollFunctions } from 'n8n-workflow';
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

/**
 * The poll's state, kept in the node's static data; `undefined` when polling begins with this one, at the activation
 * of the workflow or after a change of the parameters.
 */
export function resumePoll(context: IPollFunctions, scope: string): Poll | undefined {
	const started = Date.now();
	const budget = pollBudget(context);
	const stored: IDataObject = context.getWorkflowStaticData('node');
	const save = (state: PollState) => {
		stored.poll = toJson(state);
	};
	const state = readState(stored.poll);
	if (state?.scope === scope) {
		const isOver = (newsSince = started) =>
			Date.now() >= Math.max(started + budget * usableShare, newsSince + budget * shareOfNews);
		return { state, isOver, save };
	}
	if (state) {
		context.logger.warn('The parameters of the trigger were changed: it starts anew from now');
	} else if (stored.poll !== undefined) {
		context.logger.warn('Where the trigger stood can no longer be read: it starts anew from now');
	}
	save(beginPolling(scope, new Date(), state));
	return undefined;
}
