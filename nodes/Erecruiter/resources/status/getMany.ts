import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toStatus } from '../../../../shared/vendors/erecruiter/mapping';
import type { ErecruiterStage } from '../../../../shared/vendors/erecruiter/records';
import { recruitmentPickList } from '../../parameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many statuses',
		description: 'Get many statuses with their type, default and custom ones',
	},
	properties: [
		{
			displayName: 'Statuses Of',
			name: 'statusesOf',
			type: 'options',
			options: [
				{ name: 'Account', value: 'account', description: 'All statuses that the company has' },
				{ name: 'Recruitment', value: 'recruitment', description: 'Those of one recruitment' },
			],
			default: 'account',
		},
		{ ...recruitmentPickList, displayOptions: { show: { statusesOf: ['recruitment'] } } },
		...limitParameters(true),
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, erecruiter);
		return async (itemIndex) => {
			const of = readParameter(context, 'statusesOf', itemIndex, z.string(), 'Statuses Of');
			const recruitmentId =
				of === 'recruitment'
					? readParameter(context, 'job', itemIndex, requiredId, 'Recruitment')
					: undefined;
			return await manyRecords(
				context,
				itemIndex,
				'status',
				(stage: ErecruiterStage) => toStatus(stage, recruitmentId),
				(options) => client.stages(recruitmentId, options),
			);
		};
	},
};
