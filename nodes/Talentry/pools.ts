import type { Operation } from '../../shared/node/run/operation';
import { pickList, requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { talentOf, tell } from './api';
import { batchingOnly, talentOperation } from './chosenTalent';
import { createChoices } from './choices';
import { system, toTalent } from './records';

export const addToPool = membershipOperation(
	{
		name: 'Add',
		value: 'add',
		action: 'Add talent to pool',
		description: 'Put a talent into a pool; one that is in it already is left alone',
	},
	true,
);

export const removeFromPool = membershipOperation(
	{
		name: 'Remove',
		value: 'remove',
		action: 'Remove talent from pool',
		description: 'Take a talent out of a pool; the talent itself stays',
	},
	false,
);

/** An operation that puts a talent into a pool, or takes it out; one that is there, or not, already is left alone. */
function membershipOperation(option: Operation['option'], isMember: boolean): Operation {
	return talentOperation({
		option,
		properties: [
			pickList({
				displayName: 'Pool',
				name: 'pool',
				searchListMethod: 'searchPools',
				idPlaceholder: 'e.g. pool-engineering',
				required: true,
			}),
			batchingOnly,
		],
		start(client) {
			const choices = createChoices(client);
			return async (talentId, { read }) => {
				const poolId = read('pool', requiredId, 'Pool');
				await choices.check({ poolIds: [poolId] });
				const before = await talentOf(client, talentId);
				const isThere = (before.record.pools ?? []).some(({ id }) => id === poolId);
				if (isThere === isMember) {
					return [{ json: toJson({ system, result: 'unchanged', ...toTalent(before.record) }) }];
				}
				await tell(client, isMember ? 'addToPool' : 'removeFromPool', { talentId, poolId });
				const { record } = await talentOf(client, talentId);
				return [{ json: toJson({ system, result: 'updated', ...toTalent(record) }) }];
			};
		},
	});
}
