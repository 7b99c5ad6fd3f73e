import { z } from 'zod';
import { manyApplications } from '../../../../shared/node/applications';
import { connect } from '../../../../shared/node/connect';
import { downloadDocuments } from '../../../../shared/node/downloads';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import { exportFilter, exportState } from '../../../../shared/node/exportFilter';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	pickList,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { inhire } from '../../../../shared/vendors/inhire';
import { sourceOf } from '../../source';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applications',
		description: 'Get many applications of a job with their candidates',
	},
	properties: [
		pickList({
			displayName: 'Job',
			name: 'job',
			searchListMethod: 'searchJobs',
			idPlaceholder: 'e.g. ih-101',
			required: true,
		}),
		...limitParameters(),
		downloadDocuments,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				exportFilter('Whether the arrival in eRecruiter was confirmed'),
				momentParameter(
					'Updated After',
					'updatedAfter',
					'Applications that were changed later than that',
				),
			],
		},
		...outputProperties,
	],
	async start(context) {
		const source = sourceOf(await connect(context, inhire));
		const schema = z.object({
			exportState,
			updatedAfter: momentIn(context.getTimezone()),
		});
		return async (itemIndex) => {
			const jobId = readParameter(context, 'job', itemIndex, requiredId, 'Job');
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await manyApplications(context, itemIndex, source, { jobId, ...filter });
		};
	},
};
