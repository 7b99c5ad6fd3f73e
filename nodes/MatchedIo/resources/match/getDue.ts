import { manyApplications } from '../../../../shared/node/applications';
import { connect } from '../../../../shared/node/connect';
import { downloadDocuments } from '../../../../shared/node/downloads';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import { sourceOf } from '../../source';
import { filterProperties, filterSchema } from './filters';

export const getDue: Operation = {
	option: {
		name: 'Get Due for Export',
		value: 'getDue',
		action: 'Get matches due for export',
		description:
			'Get the successful matches whose export to another system is not confirmed yet, with their documents',
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
		const source = sourceOf(await connect(context, matchedIo));
		const schema = filterSchema(context.getTimezone());
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await manyApplications(context, itemIndex, source, {
				...filter,
				state: 'successful',
				exportState: 'due',
			});
		};
	},
};
