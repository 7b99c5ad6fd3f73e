import type { Clock } from '../../shared/http/clock';
import { Failure, resultOrFailure } from '../../shared/http/failure';
import { isGone, removeExport, type PoptionApi } from './contract';
import type { ExportTask } from './exportTask';
import { takeLeftover } from './leftovers';
import { isOwn } from './owner';
import type { Waiting } from './pauses';
import { describeExport, type PoptionExport } from './records';
import { startInSlot } from './startInSlot';
import { waitForEnd } from './waitForEnd';

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
	const atPoption: { id?: string } = {};
	const exported = await resultOrFailure(
		exportAndFetch(connection, task, fetch, atPoption),
		({ kind }) => kind === 'cancelled' && task.rules.deleteWhenCancelled,
	);
	if (!(exported instanceof Failure)) return exported;
	const deleted = await resultOrFailure(
		deleteStarted(connection.afterCancel, task, atPoption.id),
		() => true,
	);
	if (deleted instanceof Failure) {
		task.onProgress({
			message: `Cancelled, but the export could not be deleted; the next run uses or removes it: ${deleted.message}`,
			notable: true,
		});
	}
	throw exported;
}

/** @param atPoption gets the ID of the export that is worked on */
async function exportAndFetch<File>(
	{ api, clock, signal }: ExportConnection,
	task: ExportTask,
	fetch: (finished: PoptionExport) => Promise<File>,
	atPoption: { id?: string },
): Promise<ExportedCategory<File>> {
	const { request, owner, rules, onProgress } = task;
	const waiting: Waiting = {
		clock,
		endsAt: clock.now() + rules.timeLimit,
		...(signal && { signal }),
	};
	const report = (message: string, notable = false) => onProgress({ message, notable });

	let current = await takeLeftover(api, task, clock.now());
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
		atPoption.id = current.id;
		const ending = await waitForEnd(api, current, rules, waiting, report);
		if (ending.state === 'finished') {
			const file = await resultOrFailure(fetch(ending.record), isGone);
			if (!(file instanceof Failure)) {
				const removed = rules.removeAtEnd && (await remove(api, ending.record, report));
				return { export: ending.record, file, restarts, reused, removed };
			}
		} else if (ending.state !== 'gone') {
			await removeExport(api, current.id);
		}
		const reason = 'reason' in ending ? ending.reason : deletedBySomeone;
		if (restarts >= rules.restarts) throw gaveUp(current, reason, restarts);
		report(
			`The export of ${describeExport(current)} ${reason}. It is started again (${restarts + 1} of ${rules.restarts}).`,
			true,
		);
		current = undefined;
	}
}

const deletedBySomeone = 'was deleted by someone else';

/** The file is here, so an export that cannot be removed now is no reason to fail: the next run removes it. */
async function remove(
	api: PoptionApi,
	record: PoptionExport,
	report: (message: string, notable?: boolean) => void,
): Promise<boolean> {
	const removed = await resultOrFailure(
		removeExport(api, record.id),
		({ kind }) => kind !== 'cancelled',
	);
	if (!(removed instanceof Failure)) return true;
	report(
		`The export of ${describeExport(record)} could not be removed, and is removed by the next run: ${removed.message}`,
		true,
	);
	return false;
}

/** Also finds an export whose start was cancelled before its answer arrived. */
async function deleteStarted(
	api: PoptionApi,
	{ request: { category }, owner, onProgress }: ExportTask,
	currentId: string | undefined,
): Promise<void> {
	for await (const { record } of api.list('listExports', {}, { category })) {
		if (record.id !== currentId && !isOwn(record, `${owner.prefix}${owner.run}-`)) continue;
		await removeExport(api, record.id);
		onProgress({
			message: `Cancelled: deleted the export of ${describeExport(record)}`,
			notable: true,
		});
	}
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
