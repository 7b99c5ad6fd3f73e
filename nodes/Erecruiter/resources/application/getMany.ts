import { z } from 'zod';
import type { ListOptions, Received } from '../../../../shared/http/contractClient';
import { readActivation } from '../../../../shared/node/activation';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import { momentIn } from '../../../../shared/node/moment';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import type { ErecruiterClient } from '../../../../shared/vendors/erecruiter/client';
import { toApplication, toOrigin } from '../../../../shared/vendors/erecruiter/mapping';
import type { ErecruiterApplication } from '../../../../shared/vendors/erecruiter/records';
import { cameFrom, recruitmentPickList } from '../../parameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applications',
		description:
			'Get many applications of one or all recruitments, e.g. those changed since a time',
	},
	properties: [
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
		},
		{ ...recruitmentPickList, displayOptions: { show: { applicationsOf: ['recruitment'] } } },
		...limitParameters(),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				cameFrom,
				{
					displayName: 'Changed After',
					name: 'modifiedAfter',
					type: 'dateTime',
					default: '',
					description: 'Applications that were changed later than that; a new status is a change',
				},
				{
					displayName: 'Made After',
					name: 'createdAfter',
					type: 'dateTime',
					default: '',
					description: 'Applications that candidates made later than that',
				},
				{
					displayName: 'Only Since Activation',
					name: 'sinceActivation',
					type: 'boolean',
					default: true,
					description:
						"Whether to leave out applications made before the active workflow ran for the first time. That moment is remembered, and comes out as activatedAt. To set it yourself, and when n8n runs in queue mode, use 'Made After' instead.",
				},
				{
					displayName: 'Status IDs',
					name: 'statusId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 4,102',
					description: 'Comma-separated IDs of statuses',
				},
			],
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, erecruiter);
		const moment = momentIn(context.getTimezone());
		const filtersSchema = z.object({
			modifiedAfter: moment,
			createdAfter: moment,
			sinceActivation: z.boolean().default(false),
			originSystem: optionalText,
			statusId: optionalText,
		});
		return async (itemIndex) => {
			const of = readParameter(context, 'applicationsOf', itemIndex, z.string(), 'Applications Of');
			const recruitmentId =
				of === 'recruitment'
					? readParameter(context, 'job', itemIndex, requiredId, 'Recruitment')
					: undefined;
			const { sinceActivation, ...filter } = readParameter(
				context,
				'filters',
				itemIndex,
				filtersSchema,
				'Filters',
			);
			const activatedAt = sinceActivation ? readActivation(context) : undefined;
			const results = await manyRecords(
				context,
				itemIndex,
				'application',
				toApplication,
				(options) =>
					fittingApplications(
						client,
						recruitmentId,
						{ ...filter, createdAfter: later(filter.createdAfter, activatedAt) },
						options,
					),
			);
			if (!activatedAt) return results;
			return results.map((result) => ({ ...result, json: { ...result.json, activatedAt } }));
		};
	},
};

/** The later of two moments. */
function later(one: string | undefined, other: string | undefined): string | undefined {
	if (!one || !other) return one ?? other;
	return Date.parse(one) > Date.parse(other) ? one : other;
}

interface Filter {
	modifiedAfter?: string;
	createdAfter?: string;
	originSystem?: string;
	statusId?: string;
}

/** eRecruiter itself filters by the time of the change only. */
async function* fittingApplications(
	client: ErecruiterClient,
	recruitmentId: string | undefined,
	{ modifiedAfter, createdAfter, originSystem, statusId }: Filter,
	{ limit = Infinity, onUnreadable }: ListOptions,
): AsyncGenerator<Received<ErecruiterApplication>> {
	const statusIds = statusId?.split(',').map((id) => id.trim());
	const fits = ({ record: { createdAt, stageId, externalId } }: Received<ErecruiterApplication>) =>
		(!createdAfter || Date.parse(createdAt) > Date.parse(createdAfter)) &&
		(!originSystem || (externalId && toOrigin(externalId).system === originSystem)) &&
		(!statusIds || statusIds.includes(stageId));

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
