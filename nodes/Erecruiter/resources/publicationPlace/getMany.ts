import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toPublicationPlace } from '../../../../shared/vendors/erecruiter/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many publication places',
		description: 'Get many publication places, whose IDs are the source IDs of candidates',
	},
	properties: [...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, erecruiter);
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'publication place', toPublicationPlace, (options) =>
				client.origins(options),
			);
	},
};
