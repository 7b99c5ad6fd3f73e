import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { toLanguage } from '../../../../shared/vendors/talentry/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many languages',
		description: 'Get many languages that can be preferred; the ID is the code',
	},
	properties: [...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'language', toLanguage, (options) =>
				client.languages(options),
			);
	},
};
