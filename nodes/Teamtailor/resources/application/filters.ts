import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ListOptions, Received } from '../../../../shared/http/contractClient';
import { present } from '../../../../shared/model';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import { readParameter, requiredId } from '../../../../shared/node/parameters';
import type { TeamtailorClient } from '../../../../shared/vendors/teamtailor/client';
import type { ApplicationFilter } from '../../../../shared/vendors/teamtailor/filters';
import type { TeamtailorApplication } from '../../../../shared/vendors/teamtailor/records';
import { jobPickList } from '../../parameters';
import { filtersProperty, timeFilterShape } from '../../timeFilters';

/** Whether the applications of one job are listed, and of which. */
export const jobParameters: INodeProperties[] = [
	{
		displayName: 'Applications Of',
		name: 'applicationsOf',
		type: 'options',
		options: [
			{ name: 'All Jobs', value: 'all' },
			{
				name: 'One Job',
				value: 'job',
				description:
					'Teamtailor documents no filter by job, so all applications that fit the filters are read, and those of other jobs are left out',
			},
		],
		default: 'all',
		description: 'Whether to read the applications for all jobs or for a single one',
	},
	{ ...jobPickList, displayOptions: { show: { applicationsOf: ['job'] } } },
];

/** What narrows the list of applications. */
export const filters = filtersProperty([
	momentParameter(
		'Moved After',
		'changedStageFrom',
		'Applications that came to their stage at that time or later',
	),
	momentParameter(
		'Moved Before',
		'changedStageTo',
		'Applications that came to their stage until that time',
	),
	{
		displayName: 'Rejected',
		name: 'rejected',
		type: 'boolean',
		default: false,
		description: 'Whether the application has been rejected; both when left out',
	},
	{
		displayName: 'Stage Type',
		name: 'stageType',
		type: 'options',
		options: [
			{ name: 'Hired', value: 'Hired' },
			{ name: 'In Process', value: 'In process' },
			{ name: 'Inbox', value: 'Inbox' },
		],
		default: 'Inbox',
		description: 'Only applications in a stage of this type',
	},
]);

/** Lists the applications that an item asks for. */
export function applicationLister(
	context: IExecuteFunctions,
	client: TeamtailorClient,
): (itemIndex: number) => (options: ListOptions) => AsyncIterable<Received<TeamtailorApplication>> {
	const moment = momentIn(context.getTimezone());
	const schema = z.object({
		...timeFilterShape(context.getTimezone()),
		changedStageFrom: moment,
		changedStageTo: moment,
		rejected: z.boolean().optional(),
		stageType: z.string().optional(),
	});
	return (itemIndex) => {
		const of = readParameter(context, 'applicationsOf', itemIndex, z.string(), 'Applications Of');
		const jobId =
			of === 'job' ? readParameter(context, 'job', itemIndex, requiredId, 'Job') : undefined;
		const { rejected, ...filter } = readParameter(context, 'filters', itemIndex, schema, 'Filters');
		return (options) => fitting(client, present(filter), { jobId, rejected }, options);
	};
}

/** Filters that Teamtailor does not document are applied here. */
async function* fitting(
	client: TeamtailorClient,
	filter: ApplicationFilter,
	{ jobId, rejected }: { jobId: string | undefined; rejected: boolean | undefined },
	{ limit = Infinity, onUnreadable }: ListOptions,
): AsyncGenerator<Received<TeamtailorApplication>> {
	const own = jobId !== undefined || rejected !== undefined;
	const list = client.applications(filter, {
		...(onUnreadable && { onUnreadable }),
		...(!own && limit !== Infinity && { limit }),
	});
	let given = 0;
	for await (const application of list) {
		const { attributes, related } = application.record;
		if (jobId !== undefined && related.job?.id !== jobId) continue;
		if (rejected !== undefined && Boolean(attributes['rejected-at']) !== rejected) continue;
		yield application;
		given += 1;
		if (given >= limit) return;
	}
}
