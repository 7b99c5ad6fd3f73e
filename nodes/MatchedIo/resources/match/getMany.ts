import { z } from 'zod';
import { manyApplications } from '../../../../shared/node/applications';
import { connect } from '../../../../shared/node/connect';
import { downloadDocuments } from '../../../../shared/node/downloads';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import { sourceOf } from '../../source';
import { filterProperties, filterSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many matches',
		description: 'Get many matches, the latest first; successful ones unless told otherwise',
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
			options: [
				...filterProperties.filter(({ name }) => name === 'changedAfter'),
				{
					displayName: 'Export',
					name: 'exportState',
					type: 'options',
					options: [
						{ name: 'Any', value: 'any' },
						{ name: 'Confirmed', value: 'confirmed' },
						{ name: 'Due', value: 'due' },
					],
					default: 'any',
					description: 'Whether the export to another system was confirmed',
				},
				...filterProperties.filter(({ name }) => name === 'jobId'),
				{
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					description: 'Text that the name of the candidate or the ID must contain',
				},
				{
					displayName: 'State',
					name: 'state',
					type: 'options',
					options: [
						{ name: 'Any', value: 'any' },
						{ name: 'Declined', value: 'declined' },
						{ name: 'Expired', value: 'expired' },
						{ name: 'Open', value: 'open', description: 'One of the two sides has not agreed yet' },
						{ name: 'Successful', value: 'successful' },
					],
					default: 'successful',
				},
			],
		},
		...outputProperties,
	],
	async start(context) {
		const source = sourceOf(await connect(context, matchedIo));
		const schema = filterSchema(context.getTimezone()).extend({
			exportState: z.enum(['any', 'due', 'confirmed']).default('any'),
			search: optionalText,
			state: z.string().default('successful'),
		});
		return async (itemIndex) => {
			const filters = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			const { exportState, state, ...filter } = filters;
			return await manyApplications(context, itemIndex, source, {
				...filter,
				...(state !== 'any' && { state }),
				...(exportState !== 'any' && { exportState }),
				sort: '-matchedAt',
			});
		};
	},
};
