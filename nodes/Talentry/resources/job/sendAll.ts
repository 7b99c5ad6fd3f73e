import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { talentry } from '../../../../shared/vendors/talentry';
import { checkFullLoad, toTalentryJob } from '../../../../shared/vendors/talentry/jobs';
import { readInputJobs, readJobDetails } from './readJobs';
import { sendAllParameters } from './sendAllParameters';

const optionsSchema = z.object({
	allowEmpty: z.boolean().default(false),
	minimumJobs: z.number().int().min(1).default(1),
	onlyOpen: z.boolean().default(true),
	skipInvalidJobs: z.boolean().default(true),
});

export const sendAll: Operation = {
	option: {
		name: 'Send All',
		value: 'sendAll',
		action: 'Send all jobs',
		description:
			'Hand over all current jobs in one full load; Talentry creates, updates and deactivates by it',
	},
	once: true,
	properties: sendAllParameters,
	async start(context) {
		const client = await connect(context, talentry);
		return async () => {
			const source = readParameter(context, 'source', 0, requiredId, 'Source');
			const deactivateMissingJobs = readParameter(
				context,
				'deactivateMissingJobs',
				0,
				z.boolean(),
				'Deactivate Missing Jobs',
			);
			const options = readParameter(context, 'options', 0, optionsSchema, 'Options');
			const { onlyOpen, skipInvalidJobs } = options;
			const given = readInputJobs(context);
			const sent = given.filter(({ job }) => !onlyOpen || job.status === 'open');
			const loaded = sent.map(({ itemIndex, job }) => ({
				itemIndex,
				job: toTalentryJob(job, readJobDetails(context, itemIndex)),
			}));
			const jobs = checkFullLoad(loaded, { ...options, deactivateMissingJobs });
			const answer = await client.sendJobs(jobs, {
				source,
				deactivateMissingJobs,
				skipInvalidJobs,
			});
			return [
				{
					json: toJson({
						...{ system: talentry.system, result: 'updated', source, deactivateMissingJobs },
						sent: jobs.length,
						notOpen: given.length - sent.length,
						jobIds: jobs.map(({ externalId }) => externalId),
						...(answer !== undefined && { answer }),
					}),
				},
			];
		};
	},
};
