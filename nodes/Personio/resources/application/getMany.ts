import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toApplication } from '../../../../shared/vendors/personio/v2/mapping';
import { filters, filterSchema, fittingApplications } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applications',
		description: 'Get many applications, those changed last first, e.g. all changed since a time',
	},
	properties: [...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const client = await connect(context, personioV2);
		const schema = filterSchema(context.getTimezone());
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await manyRecords(context, itemIndex, 'application', toApplication, (options) =>
				fittingApplications(client, filter, options),
			);
		};
	},
};
