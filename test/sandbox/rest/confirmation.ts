import { z } from 'zod';

import type { Export } from '../workwise/model';
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
