import { manyApplications } from '../../../../shared/node/applications';
import { connect } from '../../../../shared/node/connect';
import { downloadDocuments } from '../../../../shared/node/downloads';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { inhire } from '../../../../shared/vendors/inhire';
import { sourceOf } from '../../source';
import { filterProperties, filterSchema } from './filters';

export const getDue: Operation = {
	option: {
		name: 'Get Due for Export',
		value: 'getDue',
		action: 'Get applications due for export',
		description:
			'Get the applications that have not arrived in eRecruiter yet, with their documents',
	},
	properties: [
		...limitParameters(true),
		{ ...downloadDocuments, default: true },
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: filterProperties,
		},
		...outputProperties,
	],
	async start(context) {
		const source = sourceOf(await connect(context, inhire));
		const schema = filterSchema(context.getTimezone());
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await manyApplications(context, itemIndex, source, { ...filter, exportState: 'due' });
		};
	},
};
