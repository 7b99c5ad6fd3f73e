import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../http/failure';
import { originSchema } from '../model';
import { idText } from '../model/values';
import { inputJson } from './input';
import { readParameter, requiredId } from './parameters';

export const applicationId: INodeProperties = {
	displayName: 'Application ID',
	name: 'applicationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 12345',
};

/** Which application of the source an item is about. */
export const applicationParameters: INodeProperties[] = [
	{
		displayName: 'Application',
		name: 'applicationSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description:
					'The application that the input item came from, also after it was created in another system',
			},
			{ name: 'By ID', value: 'id', description: 'Enter the ID, or an expression' },
		],
		default: 'input',
	},
	{ ...applicationId, displayOptions: { show: { applicationSource: ['id'] } } },
];

/** @throws Failure `validation` when the item does not come from that system */
export function readApplicationId(
	context: IExecuteFunctions,
	itemIndex: number,
	{ system, name }: { system: string; name: string },
): string {
	const source = readParameter(context, 'applicationSource', itemIndex, z.string(), 'Application');
	if (source === 'id')
		return readParameter(context, 'applicationId', itemIndex, requiredId, 'Application ID');
	const ofSystem = z.literal(system);
	const json = inputJson(context, itemIndex);
	const created = z.object({ origin: originSchema.extend({ system: ofSystem }) }).safeParse(json);
	if (created.success) return created.data.origin.id;
	const own = z.object({ system: ofSystem, id: idText }).safeParse(json);
	if (own.success) return own.data.id;
	throw invalidInput(
		`The item does not come from an application of ${name}`,
		[{ field: 'origin', message: 'is missing' }],
		"Connect the node that created the application in the target, or set 'Application' to 'By ID'.",
	);
}
