import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../../shared/http/failure';
import { inputJson } from '../../../../shared/node/input';
import { readParameter, requiredId } from '../../../../shared/node/parameters';
import { idText } from '../../../../shared/model/values';
import { originSchema } from '../../../../shared/model';
import { workwiseSystem } from '../../../../shared/vendors/workwise/mapping';
import { applicationId } from '../../parameters';

/** Which application of Workwise an item is about. */
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

const withOrigin = z.object({ origin: originSchema.extend({ system: z.literal(workwiseSystem) }) });
const ownRecord = z.object({ system: z.literal(workwiseSystem), id: idText });

/** @throws Failure `validation` when the item does not come from Workwise */
export function readApplicationId(context: IExecuteFunctions, itemIndex: number): string {
	const source = readParameter(context, 'applicationSource', itemIndex, z.string(), 'Application');
	if (source === 'id')
		return readParameter(context, 'applicationId', itemIndex, requiredId, 'Application ID');
	const json = inputJson(context, itemIndex);
	const created = withOrigin.safeParse(json);
	if (created.success) return created.data.origin.id;
	const own = ownRecord.safeParse(json);
	if (own.success) return own.data.id;
	throw invalidInput(
		'The item does not come from an application of Workwise',
		[{ field: 'origin', message: 'is missing' }],
		"Connect the node that created the application in the target, or set 'Application' to 'By ID'.",
	);
}
