import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { PoptionApi } from './contract';
import type { ExportRules } from './exportTask';
import { growingPauses, minutes, pauseUntil, type Waiting } from './pauses';
import { describeExport, type PoptionExport } from './records';

/** How an export has ended; `reason` says of it what went wrong. */
export type Ending =
	| { state: 'finished'; record: PoptionExport }
	| { state: 'failed' | 'stuck'; reason: string }
	| { state: 'gone' };

/**
 * Looks at an export with growing pauses until it has ended, or makes no progress any more.
 *
 * @param report told of each step for the log
 * @throws Failure `unavailable` when the time is over; `cancelled`
 */
export async function waitForEnd(
	api: PoptionApi,
	started: PoptionExport,
	{ stuckAfter, timeLimit }: ExportRules,
	waiting: Waiting,
	report: (message: string) => void,
): Promise<Ending> {
	const { clock, endsAt } = waiting;
	let record = started;
	let lastProgress = Math.min(clock.now(), lastProgressOf(started));
	const nextPause = growingPauses();
	for (;;) {
		const { status, problem } = record;
		if (status === 'finished') return { state: 'finished', record };
		if (status === 'failed') {
			return { state: 'failed', reason: `has failed${problem ? ` (${problem})` : ''}` };
		}
		const stuckAt = lastProgress + stuckAfter;
		if (clock.now() >= stuckAt) {
			return { state: 'stuck', reason: `made no progress for ${minutes(stuckAfter)}` };
		}
		if (clock.now() >= endsAt) throw tooLong(record, timeLimit);
		await pauseUntil(waiting, Math.min(clock.now() + nextPause(), stuckAt, endsAt));
		const next = await look(api, record, report);
		if (!next) return { state: 'gone' };
		if (next.status !== status || next.progress !== record.progress) {
			lastProgress = clock.now();
			report(`The export of ${describeExport(next)}`);
		}
		record = next;
	}
}

/** A moment of Poption's clock; hours matter here, so that the two clocks differ does not. */
function lastProgressOf({ progressAt, startedAt, requestedAt }: PoptionExport): number {
	return Date.parse(progressAt ?? startedAt ?? requestedAt);
}

/**
 * The export as it is now; `undefined` when it is gone. While Poption is not available, an export of hours is as it
 * was: the time limit ends the waiting, not one look that fails.
 */
async function look(
	api: PoptionApi,
	record: PoptionExport,
	report: (message: string) => void,
): Promise<PoptionExport | undefined> {
	const reading = api.read('getExport', { ids: { exportId: record.id } });
	const found = await resultOrFailure(reading, ({ kind }) =>
		['notFound', 'unavailable', 'rateLimited'].includes(kind),
	);
	if (!(found instanceof Failure)) return found.record;
	if (found.kind === 'notFound') return undefined;
	report(`The state of the export could not be read, and is read again: ${found.message}`);
	return record;
}

function tooLong(record: PoptionExport, timeLimit: number): Failure {
	return new Failure({
		kind: 'unavailable',
		service: 'Poption',
		message: `The export of ${describeExport(record)} did not finish within ${minutes(timeLimit)}`,
		remedy:
			"It goes on at Poption, and the next run of this node uses it. Raise 'Time Limit' if exports take longer than that.",
	});
}
