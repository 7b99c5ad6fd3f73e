import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { toApplication } from '../../../../shared/vendors/talentry/mapping';
import { dayParameters, readDays } from '../../days';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applications',
		description:
			'Get many applications that came into a stage within some days, with rewards and referrers',
	},
	properties: [
		{
			displayName: 'Stage External ID',
			name: 'stageId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. hired',
			description: 'The external ID of the stage in Talentry, which offers no list of its stages',
		},
		...dayParameters,
		...limitParameters(true),
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const stageId = readParameter(context, 'stageId', itemIndex, requiredId, 'Stage External ID');
			const days = readDays(context, itemIndex);
			return await manyRecords(context, itemIndex, 'application', toApplication, (options) =>
				client.applications(stageId, days, options),
			);
		};
	},
};
