import type { IPollFunctions } from 'n8n-workflow';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { connect } from '../../../shared/node/connect';
import type { PollEvent, PolledService } from '../../../shared/node/pollTrigger';
import { unreadableMessage } from '../../../shared/node/unreadable';
import type { Row } from '../../../shared/poll/cursor';
import { oldestFirst } from '../../../shared/poll/oldestFirst';
import { workwise } from '../../../shared/vendors/workwise';
import type { ApplicationFilter, WorkwiseClient } from '../../../shared/vendors/workwise/client';
import { toApplication } from '../../../shared/vendors/workwise/mapping';
import type { WorkwiseApplication } from '../../../shared/vendors/workwise/records';
import { readTriggerParameters, type TriggerParameters } from './parameters';

/** Rows that come with one call of the contract. */
const pageSize = 100;

/** More ids than these would make the address of a call too long; the jobs are then sorted out here. */
const mostJobsInQuery = 50;

/** Workwise as the trigger watches it: all applications in one list, in the order in which they were made. */
export async function connectService(
	context: IPollFunctions,
): Promise<PolledService<WorkwiseApplication>> {
	const parameters = readTriggerParameters(context);
	const { statuses, jobsOf, jobIds, activation } = parameters;
	const client = await connect(context, workwise);
	const onUnreadable = (record: UnreadableRecord) =>
		context.logger.warn(unreadableMessage('application', record));

	async function* applications(filter: ApplicationFilter): AsyncGenerator<WorkwiseApplication> {
		const jobs = await jobsToWatch(client, parameters);
		if (jobs?.length === 0) return;
		const query = jobs && jobs.length <= mostJobsInQuery ? { jobId: jobs.join(',') } : {};
		const wanted = jobs && new Set(jobs);
		for await (const { record } of client.applications({ ...filter, ...query }, { onUnreadable })) {
			if (!wanted || wanted.has(record.jobId)) yield record;
		}
	}

	async function* samples(now: string): AsyncGenerator<PollEvent> {
		const anyTime = { ...parameters, onlyAfterActivation: false };
		for await (const application of applications({})) {
			if (takesPart(application, anyTime, now)) yield eventOf(application, activation ?? now);
		}
	}

	return {
		name: workwise.name,
		scope: [client.baseUrl, statuses ?? 'open', jobIds ?? jobsOf],
		lists: async () => ['applications'],
		async *changes(_list, since, isOver) {
			const changed = () => applications({ updatedAfter: since });
			yield* await oldestFirst(changed, row, pageSize, isOver);
		},
		row,
		event: async (application, { activatedAt }) =>
			takesPart(application, parameters, activatedAt)
				? eventOf(application, activation ?? activatedAt)
				: undefined,
		/** Whenever the applications were made. */
		samples: (now) => [samples(now)],
	};
}

/** `undefined`: all jobs. */
async function jobsToWatch(
	client: WorkwiseClient,
	{ jobsOf, jobIds }: TriggerParameters,
): Promise<string[] | undefined> {
	if (jobsOf !== 'connected') return jobIds;
	const ids: string[] = [];
	for await (const { record } of client.jobs({ connection: 'connected' })) ids.push(record.id);
	return ids;
}

/** When the application reached its status; without a word about it, when it was made. */
function reachedAt({ statusChangedAt, submittedAt }: WorkwiseApplication): string {
	return statusChangedAt ?? submittedAt;
}

function row(application: WorkwiseApplication): Row {
	const { id, status, updatedAt } = application;
	return { id, modifiedAt: updatedAt ?? reachedAt(application), mark: status.id };
}

function takesPart(
	{ status, submittedAt }: WorkwiseApplication,
	{ statuses, onlyAfterActivation, activation }: TriggerParameters,
	activatedAt: string,
): boolean {
	const after = Date.parse(activation ?? activatedAt);
	if (onlyAfterActivation && Date.parse(submittedAt) <= after) return false;
	return statuses
		? statuses.includes(status.id) || statuses.includes(status.name)
		: status.kind === 'new';
}

function eventOf(application: WorkwiseApplication, activatedAt: string): PollEvent {
	const moment = reachedAt(application);
	const record = toApplication(application);
	return {
		moment,
		json: { ...record, event: 'statusReached', reachedAt: moment, activatedAt },
	};
}
