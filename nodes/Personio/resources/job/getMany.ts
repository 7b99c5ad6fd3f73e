import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties, readLimit } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { reportUnreadable } from '../../../../shared/node/unreadable';
import { personio } from '../../../../shared/vendors/personio';
import { filters, readJobs } from './feed';
import { languageOption } from './parameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many published jobs; drafts do not appear',
	},
	properties: [
		...limitParameters(),
		filters,
		...outputProperties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [languageOption],
		},
	],
	async start(context) {
		const client = await connect(context, personio);
		return async (itemIndex) => {
			const limit = readLimit(context, itemIndex);
			const write = recordWriter(context, itemIndex);
			const jobs = await readJobs(context, itemIndex, client, (record) =>
				reportUnreadable(context, 'job', record),
			);
			return jobs.slice(0, limit).map(write);
		};
	},
};
