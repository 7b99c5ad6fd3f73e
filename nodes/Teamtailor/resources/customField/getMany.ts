import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toCustomField } from '../../../../shared/vendors/teamtailor/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many custom fields',
		description: 'Get the custom fields of the account with their types',
	},
	properties: [...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'custom field', toCustomField, (options) =>
				client.customFields(options),
			);
	},
};
