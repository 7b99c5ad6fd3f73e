import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { talentry } from '../../../../shared/vendors/talentry';
import { createChoices } from '../../../../shared/vendors/talentry/choices';
import { toTalent } from '../../../../shared/vendors/talentry/mapping';
import { batchingOnly, poolPickList, readTalentId, talentParameters } from '../../parameters';

/** An operation that puts a talent into a pool, or takes it out; one that is there, or not, already is left alone. */
export function membershipOperation(option: Operation['option'], isMember: boolean): Operation {
	return {
		option,
		properties: [...talentParameters, poolPickList, batchingOnly],
		async start(context) {
			const client = await connect(context, talentry);
			const choices = createChoices(client);
			return async (itemIndex) => {
				const talentId = readTalentId(context, itemIndex);
				const poolId = readParameter(context, 'pool', itemIndex, requiredId, 'Pool');
				await choices.check({ poolIds: [poolId] });
				const before = await client.talent(talentId);
				const isThere = (before.record.pools ?? []).some(({ id }) => id === poolId);
				if (isThere !== isMember) {
					await (isMember
						? client.addToPool(talentId, poolId)
						: client.removeFromPool(talentId, poolId));
				}
				const after = isThere === isMember ? before : await client.talent(talentId);
				const result = isThere === isMember ? 'unchanged' : 'updated';
				return [{ json: toJson({ system: talentry.system, result, ...toTalent(after.record) }) }];
			};
		},
	};
}
