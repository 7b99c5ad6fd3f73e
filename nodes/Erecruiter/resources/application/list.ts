import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ListOptions, Received } from '../../../../shared/http/contractClient';
import { splitList } from '../../../../shared/model/values';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import { optionalText, readParameter, requiredId } from '../../../../shared/node/parameters';
import type { ErecruiterClient } from '../../../../shared/vendors/erecruiter/client';
import { toOrigin } from '../../../../shared/vendors/erecruiter/mapping';
import type { ErecruiterApplication } from '../../../../shared/vendors/erecruiter/records';
import { cameFrom, recruitmentPickList } from '../../parameters';

/** Of which recruitments applications are read. */
export const recruitmentChoice: INodeProperties[] = [
	{
		displayName: 'Applications Of',
		name: 'applicationsOf',
		type: 'options',
		options: [
			{
				name: 'All Recruitments',
				value: 'all',
				description: 'One after the other; of those that are shared with the access key',
			},
			{ name: 'One Recruitment', value: 'recruitment' },
		],
		default: 'recruitment',
		description: 'Whether to read all recruitments or a single one',
	},
	{ ...recruitmentPickList, displayOptions: { show: { applicationsOf: ['recruitment'] } } },
];

/** Filters of lists of applications. */
export const filterProperties: INodeProperties[] = [
	cameFrom,
	momentParameter(
		'Changed After',
		'modifiedAfter',
		'Applications that were changed later than that; a new status is a change',
	),
	momentParameter(
		'Made After',
		'createdAfter',
		'Applications that candidates made later than that',
	),
	{
		displayName: 'Status IDs',
		name: 'statusId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4,102',
		description: 'Comma-separated IDs of statuses',
	},
];

export function filterSchema(timeZone: string) {
	const moment = momentIn(timeZone);
	return z.object({
		modifiedAfter: moment,
		createdAfter: moment,
		originSystem: optionalText,
		statusId: optionalText,
	});
}

/** The recruitment that the node names, or none for all of them. */
export function readRecruitment(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const of = readParameter(context, 'applicationsOf', itemIndex, z.string(), 'Applications Of');
	return of === 'recruitment'
		? readParameter(context, 'job', itemIndex, requiredId, 'Recruitment')
		: undefined;
}

interface Filter {
	modifiedAfter?: string;
	createdAfter?: string;
	originSystem?: string;
	statusId?: string;
}

/** eRecruiter itself filters by the time of the change only. */
export async function* fittingApplications(
	client: ErecruiterClient,
	recruitmentId: string | undefined,
	{ modifiedAfter, createdAfter, originSystem, statusId }: Filter,
	{ limit = Infinity, onUnreadable }: ListOptions,
): AsyncGenerator<Received<ErecruiterApplication>> {
	const statusIds = splitList(statusId ?? '');
	const fits = ({ record: { createdAt, stageId, externalId } }: Received<ErecruiterApplication>) =>
		(!createdAfter || Date.parse(createdAt) > Date.parse(createdAfter)) &&
		(!originSystem || (externalId && toOrigin(externalId).system === originSystem)) &&
		(statusIds.length === 0 || statusIds.includes(stageId));

	let given = 0;
	for await (const id of recruitmentId === undefined ? idsOf(client) : [recruitmentId]) {
		const applications = client.applications(
			id,
			{ ...(modifiedAfter && { modifiedAfter }) },
			{ ...(onUnreadable && { onUnreadable }) },
		);
		for await (const application of applications) {
			if (!fits(application)) continue;
			yield application;
			given += 1;
			if (given >= limit) return;
		}
	}
}

async function* idsOf(client: ErecruiterClient): AsyncGenerator<string> {
	for await (const { record } of client.recruitments()) yield record.id;
}
