import { z } from 'zod';
import { present } from '../../../../shared/model';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import { momentIn } from '../../../../shared/node/moment';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readParameter,
	textList,
} from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { toTalent } from '../../../../shared/vendors/talentry/mapping';
import { consentStateOptions } from '../../consentStates';
import { poolsParameter } from './draftParameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many talents',
		description: 'Get many talents, by search, pool, status, consent and time',
	},
	properties: [
		...limitParameters(),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Changed After',
					name: 'updatedAfter',
					type: 'dateTime',
					default: '',
					description: 'Talents that were changed later than that; a new consent is a change',
				},
				{
					displayName: 'Consent States',
					name: 'consentStates',
					type: 'multiOptions',
					options: consentStateOptions,
					default: [],
				},
				{
					displayName: 'Created After',
					name: 'createdAfter',
					type: 'dateTime',
					default: '',
				},
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					placeholder: 'name@email.com',
					default: '',
				},
				poolsParameter('Pool', 'poolIds'),
				{
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					description: 'Text that the name or the email must contain',
				},
				{
					displayName: 'Status IDs',
					name: 'statusIds',
					type: 'string',
					default: '',
					description: 'Comma-separated IDs of statuses',
				},
			],
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, talentry);
		const moment = momentIn(context.getTimezone());
		const schema = z.object({
			search: optionalText,
			email: optionalText,
			createdAfter: moment,
			updatedAfter: moment,
			consentStates: textList,
			poolIds: textList,
			statusIds: textList,
		});
		return async (itemIndex) => {
			const { consentStates, poolIds, statusIds, ...filters } = readParameter(
				context,
				'filters',
				itemIndex,
				schema,
				'Filters',
			);
			const filter = present({
				...filters,
				consentState: consentStates.join(','),
				poolId: poolIds.join(','),
				statusId: statusIds.join(','),
			});
			return await manyRecords(context, itemIndex, 'talent', toTalent, (options) =>
				client.talents(filter, options),
			);
		};
	},
};
