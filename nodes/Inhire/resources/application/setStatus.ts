import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../../shared/http/failure';
import { mappedStatusSchema, present } from '../../../../shared/model';
import { timestamp } from '../../../../shared/model/values';
import { connect } from '../../../../shared/node/connect';
import { inputJson } from '../../../../shared/node/input';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import type { Operation } from '../../../../shared/node/operation';
import { applicationParameters, readApplicationId } from '../../../../shared/node/origin';
import {
	batchingOption,
	pickList,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { inhire } from '../../../../shared/vendors/inhire';
import { toApplication } from '../../../../shared/vendors/inhire/mapping';
import { changeStatus, type WantedStatus } from '../../../../shared/vendors/inhire/status';

export const setStatus: Operation = {
	option: {
		name: 'Set Status',
		value: 'setStatus',
		action: 'Set status of application',
		description: 'Set the status of an application; one that it has already is not written again',
	},
	properties: [
		...applicationParameters,
		{
			displayName: 'Status',
			name: 'statusSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description: 'The status that the Recruiting Status Map has found',
				},
				{ name: 'Chosen Below', value: 'chosen', description: 'A status from the list' },
			],
			default: 'input',
		},
		{
			...pickList({
				displayName: 'New Status',
				name: 'status',
				searchListMethod: 'searchStatuses',
				idPlaceholder: 'e.g. interview',
				required: true,
			}),
			displayOptions: { show: { statusSource: ['chosen'] } },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				batchingOption,
				momentParameter(
					'Changed At',
					'changedAt',
					'When the status changed. From the input when left out, else now. A change that is older than the last one is not written.',
				),
			],
		},
	],
	async start(context) {
		const client = await connect(context, inhire);
		const optionsSchema = z.object({ changedAt: momentIn(context.getTimezone()) });
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, inhire);
			const wanted = readStatus(context, itemIndex);
			const { changedAt: entered } = readParameter(
				context,
				'options',
				itemIndex,
				optionsSchema,
				'Options',
			);
			const changedAt = entered ?? readChangedAt(context, itemIndex) ?? new Date().toISOString();
			const { result, application } = await changeStatus(client, id, wanted, changedAt);
			const { jobId, status } = toApplication(application);
			return [
				{
					json: toJson({
						...{ system: inhire.system, id, jobId, result, status },
						...present({ atsStatus: wanted.from }),
						changedAt,
					}),
				},
			];
		};
	},
};

function readStatus(context: IExecuteFunctions, itemIndex: number): WantedStatus {
	const source = readParameter(context, 'statusSource', itemIndex, z.string(), 'Status');
	if (source === 'chosen') {
		return { to: { id: readParameter(context, 'status', itemIndex, requiredId, 'New Status') } };
	}
	const mapped = z.object({ status: mappedStatusSchema }).safeParse(inputJson(context, itemIndex));
	if (mapped.success) return mapped.data.status;
	throw invalidInput(
		'The item does not say which status of inhire it is to have',
		[{ field: 'status.to', message: 'is missing' }],
		"Put the node 'Recruiting Status Map' before this one, or set 'Status' to 'Chosen Below'.",
	);
}

/** Of a trigger the moment of the change itself, else the last change of the record. */
function readChangedAt(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const moment = timestamp.optional().catch(undefined);
	const read = z
		.object({ changedAt: moment, updatedAt: moment })
		.safeParse(inputJson(context, itemIndex));
	return read.success ? (read.data.changedAt ?? read.data.updatedAt) : undefined;
}
