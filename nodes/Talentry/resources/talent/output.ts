import type { OperationResult } from '../../../../shared/node/operation';
import { toJson } from '../../../../shared/node/records';
import { present } from '../../../../shared/model';
import type { WriteResult } from '../../../../shared/vendors/talentry/existing';
import { talentrySystem, toTalent } from '../../../../shared/vendors/talentry/mapping';
import type { ReadDraft } from './readDraft';

/** What a write gives out: the talent as it is now, what became of it, and the fields that differ. */
export function writeOutput(
	{ result, talent, matchedBy, changes }: WriteResult,
	{ origin, notTransferred }: Pick<ReadDraft, 'origin' | 'notTransferred'>,
): OperationResult {
	return {
		json: toJson({
			system: talentrySystem,
			result,
			...toTalent(talent),
			changes,
			...present({ matchedBy, origin }),
			...(notTransferred.length > 0 && { notTransferred: [...new Set(notTransferred)] }),
		}),
	};
}
