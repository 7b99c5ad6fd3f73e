import { z } from 'zod';

import { OUTCOMES } from '../workwise/model';
import type { Export, Outcome } from '../workwise/model';
import { Problem } from './problem';
import { instantSchema } from './query';

/** What says that a record has arrived in another system. */
export const confirmationSchema = z
	.object({
		targetSystem: z.string().min(1),
		targetJobId: z.string().min(1),
		targetApplicationId: z.string().min(1).optional(),
		result: z.enum(['created', 'alreadyExists']),
		exportedAt: instantSchema,
	})
	.strict();

interface Exported {
	id: string;
	updatedAt: string;
	export: Export;
}

/** By what was confirmed an application is found again. */
export const exportedToQuery = {
	exportedToSystem: z.string().min(1).optional(),
	exportedToApplicationId: z.string().min(1).optional(),
	exportedToJobId: z.string().min(1).optional(),
	candidateEmail: z.string().min(1).optional(),
};

interface ExportedToFilters {
	exportedToSystem?: string | undefined;
	exportedToApplicationId?: string | undefined;
	exportedToJobId?: string | undefined;
	candidateEmail?: string | undefined;
}

export function wasExportedTo(
	record: { export: Export; candidate: { email: string | null } },
	filters: ExportedToFilters,
): boolean {
	const { targetSystem, targetApplicationId, targetJobId } = record.export;
	const email = filters.candidateEmail?.toLowerCase();
	return (
		(filters.exportedToSystem ?? targetSystem) === targetSystem &&
		(filters.exportedToApplicationId ?? targetApplicationId) === targetApplicationId &&
		(filters.exportedToJobId ?? targetJobId) === targetJobId &&
		(email === undefined || email === record.candidate.email?.toLowerCase())
	);
}

export const outcomeSchema = z
	.object({
		outcome: z.enum(OUTCOMES),
		at: instantSchema,
		note: z.string().max(2000).optional(),
	})
	.strict();

/** The same outcome changes nothing. @throws Problem 409 for one that is older than the last one */
export function reportOutcome(
	record: { id: string; updatedAt: string; outcome: Outcome | null },
	{ outcome, at, note }: z.infer<typeof outcomeSchema>,
): void {
	if (record.outcome?.outcome === outcome) return;
	if (record.outcome && Date.parse(at) < Date.parse(record.outcome.at)) {
		throw new Problem(409, `The last outcome of ${record.id} is of ${record.outcome.at}.`);
	}
	record.outcome = { outcome, at, note: note ?? null };
	record.updatedAt = new Date().toISOString();
}

/** Once; a second time for the same target changes nothing. @throws Problem 409 after a confirmation for another target */
export function confirmExport<Record extends Exported>(
	record: Record,
	body: z.infer<typeof confirmationSchema>,
): Record {
	const { state, targetSystem, targetJobId } = record.export;
	if (state === 'confirmed') {
		if (targetSystem === body.targetSystem && targetJobId === body.targetJobId) return record;
		throw new Problem(
			409,
			`The export of ${record.id} was confirmed for ${targetSystem} job ${targetJobId}.`,
		);
	}
	record.export = {
		state: 'confirmed',
		confirmedAt: body.exportedAt,
		targetSystem: body.targetSystem,
		targetJobId: body.targetJobId,
		targetApplicationId: body.targetApplicationId ?? null,
	};
	record.updatedAt = new Date().toISOString();
	return record;
}
