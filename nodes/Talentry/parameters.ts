import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { idText } from '../../shared/model/values';
import { inputJson } from '../../shared/node/input';
import { batchingOption, pickList, readParameter, requiredId } from '../../shared/node/parameters';
import { talentrySystem } from '../../shared/vendors/talentry/mapping';

/** Which talent an operation is about. */
export const talentParameters: INodeProperties[] = [
	{
		displayName: 'Talent',
		name: 'talentSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description: 'The talent that a Talentry node before this one has given out',
			},
			{ name: 'Chosen Below', value: 'chosen', description: 'A talent from the list, or by ID' },
		],
		default: 'input',
	},
	{
		...pickList({
			displayName: 'Talent',
			name: 'talent',
			searchListMethod: 'searchTalents',
			idPlaceholder: 'e.g. t-1001',
			required: true,
		}),
		displayOptions: { show: { talentSource: ['chosen'] } },
	},
];

/** Every talent says where its consent stands, by which it is told from other records of Talentry. */
const talentItem = z.object({
	system: z.literal(talentrySystem),
	id: idText,
	consent: z.object({ state: z.string() }),
});
const itemOfTalent = z.object({ system: z.literal(talentrySystem), talentId: idText });

/** @throws Failure `validation` when the item is no talent of Talentry */
export function readTalentId(context: IExecuteFunctions, itemIndex: number): string {
	const source = readParameter(context, 'talentSource', itemIndex, z.string(), 'Talent');
	if (source === 'chosen') return readParameter(context, 'talent', itemIndex, requiredId, 'Talent');
	const json = inputJson(context, itemIndex);
	const ofTalent = itemOfTalent.safeParse(json);
	if (ofTalent.success) return ofTalent.data.talentId;
	const talent = talentItem.safeParse(json);
	if (talent.success) return talent.data.id;
	throw invalidInput(
		'The item is no talent of Talentry',
		[{ field: 'id', message: 'with the system talentry and a consent is missing' }],
		"Connect a Talentry node that gives out talents, or set 'Talent' to 'Chosen Below'.",
	);
}

export const poolPickList: INodeProperties = pickList({
	displayName: 'Pool',
	name: 'pool',
	searchListMethod: 'searchPools',
	idPlaceholder: 'e.g. pool-engineering',
	required: true,
});

/** "Options" of an operation that has nothing but the batching. */
export const batchingOnly: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [batchingOption],
};
