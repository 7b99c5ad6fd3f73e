import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { Application, ExportConfirmation } from '../../model';
import { idText, optionalId } from '../../model/values';
import type { VendorApi } from '../../http/vendorApi';
import { connect } from '../account/connect';
import { inputJson, readInput } from '../input/inputRecord';
import type { Operation } from '../run/operation';
import { readApplicationId, sourceParameters } from '../input/origin';
import { batchingOption, optionalText, readParameter, requiredId } from '../panel/parameters';
import { toJson } from '../run/records';

/**
 * The operation of a source that is told of an application that has arrived elsewhere.
 * @param noun what the source calls an application, e.g. `Match`
 */
export function confirmExportOperation<Client>(
	vendor: VendorApi<Client>,
	confirm: (
		client: Client,
		applicationId: string,
		confirmation: ExportConfirmation,
	) => Promise<Application>,
	noun = 'Application',
): Operation {
	return {
		option: {
			name: 'Confirm Export',
			value: 'confirmExport',
			action: `Confirm export of ${noun.toLowerCase()}`,
			description: `Say that the ${noun.toLowerCase()} has arrived in the other system, so that it is no longer due`,
		},
		properties: [
			...sourceParameters(noun),
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
				description:
					"The system that has the application now, by the name in the field 'system' of its records",
				placeholder: 'e.g. personio',
			},
			{
				displayName: 'Target Job ID',
				name: 'targetJobId',
				type: 'string',
				required: true,
				displayOptions: { show: { targetSource: ['fields'] } },
				default: '',
				description: 'The ID of the job in that system',
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
			const client = await connect(context, vendor);
			return async (itemIndex) => {
				const id = readApplicationId(context, itemIndex, vendor, noun);
				const confirmation = readConfirmation(context, itemIndex);
				const { jobId, status } = await confirm(client, id, confirmation);
				const { targetSystem, targetJobId, targetApplicationId, result } = confirmation;
				const target = {
					system: targetSystem,
					jobId: targetJobId,
					applicationId: targetApplicationId,
				};
				return [
					{
						json: toJson({
							system: vendor.system,
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
}

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
