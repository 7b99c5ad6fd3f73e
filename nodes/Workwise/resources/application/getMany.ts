import { manyApplications } from '../../../../shared/node/applications';
import { connect } from '../../../../shared/node/connect';
import { downloadDocuments } from '../../../../shared/node/downloads';
import { exportFilter, exportState } from '../../../../shared/node/exportFilter';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { workwise } from '../../../../shared/vendors/workwise';
import { sourceOf } from '../../source';
import { filterProperties, filterSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applications',
		description: 'Get many applications by job, status and time',
	},
	properties: [
		...limitParameters(),
		downloadDocuments,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [exportFilter(), ...filterProperties],
		},
		...outputProperties,
	],
	async start(context) {
		const source = sourceOf(await connect(context, workwise));
		const schema = filterSchema(context.getTimezone()).extend({ exportState });
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await manyApplications(context, itemIndex, source, filter);
		};
	},
};
