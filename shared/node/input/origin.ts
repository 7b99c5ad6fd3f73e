import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../http/failure';
import { originSchema } from '../../model';
import { idText } from '../../model/values';
import { inputJson } from './inputRecord';
import { readParameter, requiredId } from '../panel/parameters';

/** The ID of one record. @param noun what it is, e.g. `Match` */
export function idParameter(
	noun: string,
	name = 'applicationId',
	placeholder = 'e.g. 12345',
): INodeProperties {
	return {
		displayName: `${noun} ID`,
		name,
		type: 'string',
		required: true,
		default: '',
		placeholder,
		description: `The ID of the ${noun.toLowerCase()}, as Get Many gives it out`,
	};
}

export const applicationId = idParameter('Application');

/**
 * Which application of the source an item is about.
 * @param noun what the source calls an application, e.g. `Match`
 */
export function sourceParameters(noun: string): INodeProperties[] {
	return [
		{
			displayName: noun,
			name: 'applicationSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description: `The ${noun.toLowerCase()} that the input item came from, also after it was created in another system`,
				},
				{ name: 'By ID', value: 'id', description: 'Enter the ID, or an expression' },
			],
			default: 'input',
		},
		{ ...idParameter(noun), displayOptions: { show: { applicationSource: ['id'] } } },
	];
}

export const applicationParameters = sourceParameters('Application');

/** @throws Failure `validation` when the item does not come from that system */
export function readApplicationId(
	context: IExecuteFunctions,
	itemIndex: number,
	{ system, name }: { system: string; name: string },
	noun = 'Application',
): string {
	const source = readParameter(context, 'applicationSource', itemIndex, z.string(), noun);
	if (source === 'id')
		return readParameter(context, 'applicationId', itemIndex, requiredId, `${noun} ID`);
	const ofSystem = z.literal(system);
	const json = inputJson(context, itemIndex);
	const created = z.object({ origin: originSchema.extend({ system: ofSystem }) }).safeParse(json);
	if (created.success) return created.data.origin.id;
	const own = z.object({ system: ofSystem, id: idText }).safeParse(json);
	if (own.success) return own.data.id;
	throw invalidInput(
		`The item does not come from ${/^[AEIOU]/.test(noun) ? 'an' : 'a'} ${noun.toLowerCase()} of ${name}`,
		[{ field: 'origin', message: 'is missing' }],
		`Connect the node that created the application in the target, or set '${noun}' to 'By ID'.`,
	);
}
