import { z } from 'zod';
import { Failure } from '../../../../shared/http/failure';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { personio } from '../../../../shared/vendors/personio';
import { toJob } from '../../../../shared/vendors/personio/mapping';
import { jobPickList, languageOption } from './parameters';

const optionsSchema = z.object({ language: z.string().optional() });

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get job',
		description: 'Get one published job by its ID',
	},
	properties: [
		jobPickList({ required: true }),
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
			const id = readParameter(context, 'job', itemIndex, requiredId, 'Job');
			const { language } = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			const { positions } = await client.feed(language);
			const position = positions.find(({ record }) => record.id === id);
			if (!position) {
				throw new Failure({
					kind: 'notFound',
					service: 'Personio',
					message: `Personio has no published job with the ID ${id}`,
					remedy:
						'Drafts and archived jobs are not in the feed. Publish the job, or choose another one.',
				});
			}
			const { record, raw } = position;
			return [recordWriter(context, itemIndex)({ record: toJob(record, client.account), raw })];
		};
	},
};
