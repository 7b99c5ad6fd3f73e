import type { Clock } from '../../shared/http/clock';
import { Failure } from '../../shared/http/failure';
import { isGone, removeExport, type PoptionApi } from './contract';
import type { ExportRules, ExportTask } from './exportTask';
import { takeLeftover } from './leftovers';
import { isOwn } from './owner';
import { growingPauses, minutes, pauseUntil, type Waiting } from './pauses';
import { describeExport, type PoptionExport } from './records';
import { startInSlot } from './startInSlot';

export interface ExportConnection {
	api: PoptionApi;
	/** Goes on working when the execution has been cancelled, to clear up. */
	afterCancel: PoptionApi;
	clock: Clock;
	signal?: AbortSignal;
}

export interface ExportedCategory<File> {
	export: PoptionExport;
	file: File;
	restarts: number;
	/** Whether an interrupted run had started it. */
	reused: boolean;
	/** Whether it is no longer at Poption. */
	removed: boolean;
}

/**
 * Exports a category and hands its file to `fetch`: takes over what an interrupted run has left, waits for a slot,
 * starts, waits with growing pauses, starts again what is stuck, has failed or was deleted by somebody else, and
 * removes the export at the end. Whatever it leaves at Poption when it is interrupted, the next call for the same
 * owner uses or removes.
 *
 * @param fetch gets the file of the finished export, whole
 * @throws Failure `cancelled` at once when the execution is cancelled; `conflict` when no slot became free; else
 * why the export could not be had
 */
export async function exportCategory<File>(
	connection: ExportConnection,
	task: ExportTask,
	fetch: (finished: PoptionExport) => Promise<File>,
): Promise<ExportedCategory<File>> {
	const { api, clock, signal } = connection;
	const { request, owner, rules, onProgress } = task;
	const waiting: Waiting = {
		clock,
		endsAt: clock.now() + rules.timeLimit,
		...(signal && { signal }),
	};
	const report = (message: string, notable = false) => onProgress({ message, notable });

	let current: PoptionExport | undefined;
	try {
		current = await takeLeftover(api, task, clock.now());
		const reused = current !== undefined;
		for (let restarts = 0; ; restarts++) {
			if (!current) {
				const started = await startInSlot(api, request, `${owner.prefix}${owner.run}-${restarts}`, {
					...waiting,
					slotWait: rules.slotWait,
					onTaken: (message) => report(`Waiting for a slot: ${message}`, true),
				});
				current = started.record;
				report(`Started the export of ${describeExport(current)}`);
			}
			const ending = await waitForEnd(api, current, rules, waiting, report);
			if (ending.state === 'finished') {
				const file = await fetchUnlessGone(ending.record, fetch);
				if (file) {
					const removed = rules.removeAtEnd && (await remove(api, ending.record, report));
					return { export: ending.record, file: file.file, restarts, reused, removed };
				}
			} else if (ending.state !== 'gone') {
				await removeExport(api, current.id);
			}
			const reason = ending.state === 'finished' ? deletedBySomeone : ending.reason;
			if (restarts >= rules.restarts) throw gaveUp(current, reason, restarts);
			report(
				`The export of ${describeExport(current)} ${reason}. It is started again (${restarts + 1} of ${rules.restarts}).`,
				true,
			);
			current = undefined;
		}
	} catch (error) {
		const cancelled = error instanceof Failure && error.kind === 'cancelled';
		if (cancelled && rules.deleteWhenCancelled) {
			await deleteStarted(connection.afterCancel, task, current?.id);
		}
		throw error;
	}
}

const deletedBySomeone = 'was deleted by someone else';

type Ending =
	| { state: 'finished'; record: PoptionExport }
	| { state: 'failed' | 'stuck' | 'gone'; reason: string };

/** @throws Failure `unavailable` when the time is over */
async function waitForEnd(
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
		if (record.status === 'finished') return { state: 'finished', record };
		if (record.status === 'failed') {
			return {
				state: 'failed',
				reason: `has failed${record.problem ? ` (${record.problem})` : ''}`,
			};
		}
		const stuckAt = lastProgress + stuckAfter;
		if (clock.now() >= stuckAt) {
			return { state: 'stuck', reason: `made no progress for ${minutes(stuckAfter)}` };
		}
		if (clock.now() >= endsAt) throw tooLong(record, timeLimit);
		await pauseUntil(waiting, Math.min(clock.now() + nextPause(), stuckAt, endsAt));
		const next = await look(api, record, report);
		if (!next) return { state: 'gone', reason: deletedBySomeone };
		if (next.status !== record.status || next.progress !== record.progress) {
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
	try {
		return (await api.read('getExport', { ids: { exportId: record.id } })).record;
	} catch (error) {
		if (isGone(error)) return undefined;
		if (!(error instanceof Failure) || !['unavailable', 'rateLimited'].includes(error.kind)) {
			throw error;
		}
		report(`The state of the export could not be read, and is read again: ${error.message}`);
		return record;
	}
}

async function fetchUnlessGone<File>(
	record: PoptionExport,
	fetch: (finished: PoptionExport) => Promise<File>,
): Promise<{ file: File } | undefined> {
	try {
		return { file: await fetch(record) };
	} catch (error) {
		if (isGone(error)) return undefined;
		throw error;
	}
}

/** The file is here, so an export that cannot be removed now is no reason to fail: the next run removes it. */
async function remove(
	api: PoptionApi,
	record: PoptionExport,
	report: (message: string, notable?: boolean) => void,
): Promise<boolean> {
	try {
		await removeExport(api, record.id);
		return true;
	} catch (error) {
		if (!(error instanceof Failure) || error.kind === 'cancelled') throw error;
		report(
			`The export of ${describeExport(record)} could not be removed, and is removed by the next run: ${error.message}`,
			true,
		);
		return false;
	}
}

/** Also finds an export whose start was cancelled before its answer arrived. */
async function deleteStarted(
	api: PoptionApi,
	{ request: { category }, owner, onProgress }: ExportTask,
	currentId: string | undefined,
): Promise<void> {
	try {
		for await (const { record } of api.list('listExports', {}, { category })) {
			if (record.id !== currentId && !isOwn(record, `${owner.prefix}${owner.run}-`)) continue;
			await removeExport(api, record.id);
			onProgress({
				message: `Cancelled: deleted the export of ${describeExport(record)}`,
				notable: true,
			});
		}
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		onProgress({
			message: `Cancelled, but the export could not be deleted; the next run uses or removes it: ${error.message}`,
			notable: true,
		});
	}
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

function gaveUp(record: PoptionExport, reason: string, restarts: number): Failure {
	const again =
		restarts === 0
			? ''
			: `, after it was started again ${restarts === 1 ? 'once' : `${restarts} times`}`;
	return new Failure({
		kind: 'unavailable',
		service: 'Poption',
		message: `The export of ${describeExport(record)} ${reason}${again}`,
		remedy:
			reason === deletedBySomeone
				? "Agree with the other administrators of Poption who exports when, or raise 'Restarts'."
				: 'Run it again later. If it stays so, ask Poption (support@poption.com).',
	});
}
