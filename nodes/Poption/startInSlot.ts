import type { Received } from '../../shared/http/contractClient';
import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { PoptionApi } from './contract';
import type { ExportRequest } from './exportTask';
import { growingPauses, minutes, pauseUntil, type Waiting } from './pauses';
import type { PoptionExport } from './records';

/**
 * Starts an export, and waits while all slots are taken. The same reference a second time gives the export that the
 * first has started, so an answer that got lost does no harm.
 *
 * @param reference by which the export is recognised; of this start alone
 * @param slotWait milliseconds to wait for a slot; 0: not at all
 * @param onTaken told which exports take the slots whenever others do
 * @throws Failure `conflict` that names the exports which take the slots; `permission` without the right to export
 */
export async function startInSlot(
	api: PoptionApi,
	request: ExportRequest,
	reference: string,
	{ slotWait, onTaken, ...waiting }: Waiting & { slotWait: number; onTaken(message: string): void },
): Promise<Received<PoptionExport>> {
	const { clock } = waiting;
	const left = waiting.endsAt - clock.now();
	const endsAt = clock.now() + Math.min(left, slotWait);
	const limit =
		slotWait <= left
			? `within ${minutes(slotWait)}`
			: `within the ${minutes(left)} that were left of 'Time Limit'`;
	let waited = false;
	const nextPause = growingPauses();
	for (;;) {
		const starting = api.send('startExport', { ...request, reference }, { repeatable: true });
		const started = await resultOrFailure(starting, isSlotsTaken);
		if (!(started instanceof Failure)) return started;
		if (clock.now() >= endsAt) throw waited ? noSlot(started, limit) : started;
		if (!waited) onTaken(started.message);
		waited = true;
		await pauseUntil(waiting, Math.min(clock.now() + nextPause(), endsAt));
	}
}

/** The only conflict that a start can have. */
function isSlotsTaken({ details }: Failure): boolean {
	return details.status === 409;
}

function noSlot({ details }: Failure, limit: string): Failure {
	return new Failure({
		...details,
		message: `No slot became free ${limit}. ${details.message}`,
	});
}
