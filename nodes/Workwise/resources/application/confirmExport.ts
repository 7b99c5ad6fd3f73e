import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import { inputJson, readInput } from '../../../../shared/node/input';
import type { Operation } from '../../../../shared/node/operation';
import {
	batchingOption,
	optionalText,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { idText, optionalId } from '../../../../shared/model/values';
import { workwise } from '../../../../shared/vendors/workwise';
import type { ExportConfirmation } from '../../../../shared/vendors/workwise/client';
import { toApplication } from '../../../../shared/vendors/workwise/mapping';
import { applicationParameters, readApplicationId } from './origin';

export const confirmExport: Operation = {
	option: {
		name: 'Confirm Export',
		value: 'confirmExport',
		action: 'Confirm export of application',
		description:
			'Say that the application has arrived in the other system, so that it is no longer due',
	},
	properties: [
		...applicationParameters,
		{
			displayName: 'Target',
			name: 'targetSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description: 'The input item is what the target’s create operation gave out',
				},
				{ name: 'Defined Below', value: 'fields', description: 'Enter system and job' },
			],
			default: 'input',
		},
		{
			displayName: 'Target System',
			name: 'targetSystem',
			type: 'string',
			required: true,
			displayOptions: { show: { targetSource: ['fields'] } },
			default: '',
			placeholder: 'e.g. personio',
		},
		{
			displayName: 'Target Job ID',
			name: 'targetJobId',
			type: 'string',
			required: true,
			displayOptions: { show: { targetSource: ['fields'] } },
			default: '',
		},
		{
			displayName: 'Target Application ID',
			name: 'targetApplicationId',
			type: 'string',
			displayOptions: { show: { targetSource: ['fields'] } },
			default: '',
			description: 'The ID that the target gave the application, where it gives one',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption],
		},
	],
	async start(context) {
		const client = await connect(context, workwise);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex);
			const confirmation = readConfirmation(context, itemIndex);
			const { record } = await client.confirmExport(id, confirmation);
			const { jobId, status } = toApplication(record);
			const { targetSystem, targetJobId, targetApplicationId, result } = confirmation;
			const target = {
				system: targetSystem,
				jobId: targetJobId,
				applicationId: targetApplicationId,
			};
			return [
				{
					json: toJson({
						system: workwise.system,
						id,
						jobId,
						status,
						exportState: 'confirmed',
						result,
						target,
					}),
				},
			];
		};
	},
};

const writtenRecord = z.object({
	system: z.string(),
	id: optionalId,
	jobId: idText,
	result: z.enum(['created', 'updated', 'alreadyExists']).catch('created'),
});

function readConfirmation(context: IExecuteFunctions, itemIndex: number): ExportConfirmation {
	const exportedAt = new Date().toISOString();
	const source = readParameter(context, 'targetSource', itemIndex, z.string(), 'Target');
	if (source === 'fields') {
		const targetApplicationId = readParameter(
			context,
			'targetApplicationId',
			itemIndex,
			optionalText,
			'Target Application ID',
		);
		const { result } = z
			.object({ result: z.enum(['created', 'alreadyExists']).catch('created') })
			.catch({ result: 'created' })
			.parse(inputJson(context, itemIndex));
		return {
			targetSystem: readParameter(context, 'targetSystem', itemIndex, requiredId, 'Target System'),
			targetJobId: readParameter(context, 'targetJobId', itemIndex, requiredId, 'Target Job ID'),
			...(targetApplicationId && { targetApplicationId }),
			result,
			exportedAt,
		};
	}
	const written = readInput(
		context,
		itemIndex,
		writtenRecord,
		'the result of creating an application',
		"Connect the node that created the application in the target, or set 'Target' to 'Defined Below'.",
	);
	return {
		targetSystem: written.system,
		targetJobId: written.jobId,
		...(written.id && { targetApplicationId: written.id }),
		result: written.result === 'created' ? 'created' : 'alreadyExists',
		exportedAt,
	};
}
