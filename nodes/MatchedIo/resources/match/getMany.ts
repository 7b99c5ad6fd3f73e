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
import { listFilters, listFilterSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many matches',
		description: 'Get many matches, the latest first; successful ones unless told otherwise',
	},
	properties: [...limitParameters(), downloadDocuments, listFilters, ...outputProperties],
	async start(context) {
		const source = sourceOf(await connect(context, matchedIo));
		const schema = listFilterSchema(context.getTimezone());
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await manyApplications(context, itemIndex, source, { ...filter, sort: '-matchedAt' });
		};
	},
};
