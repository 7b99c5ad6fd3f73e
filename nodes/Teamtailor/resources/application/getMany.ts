import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toApplication } from '../../../../shared/vendors/teamtailor/mapping';
import { applicationLister, filters, jobParameters } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applications',
		description: 'Get many applications with their candidates, jobs and stages',
	},
	properties: [...jobParameters, ...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const listOf = applicationLister(context, await connect(context, teamtailor));
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'application', toApplication, listOf(itemIndex));
	},
};
