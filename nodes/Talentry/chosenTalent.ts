import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { idText } from '../../shared/model/values';
import { connect } from '../../shared/node/account/connect';
import { inputJson } from '../../shared/node/input/inputRecord';
import { itemOf, type Item } from '../../shared/node/input/item';
import type { Operation, OperationResult } from '../../shared/node/run/operation';
import { batchingOption, pickList, requiredId } from '../../shared/node/panel/parameters';
import { talentryApi, type TalentryClient } from './api';
import { system } from './records';

/** What an operation does with the talent of an item. */
type Run = (talentId: string, item: Item) => Promise<OperationResult[]>;

interface TalentOperation {
	option: Operation['option'];
	/** What a person should know before anything else. */
	notice?: INodeProperties;
	/** The parameters below the talent. Defaults to "Options" with the batching alone. */
	properties?: INodeProperties[];
	/** Prepares what all items share. */
	start(client: TalentryClient): Run;
}

/** An operation about one talent, which comes from the input item or is chosen in the node. */
export function talentOperation({
	option,
	notice,
	properties = [batchingOnly],
	start,
}: TalentOperation): Operation {
	return {
		option,
		properties: [...(notice ? [notice] : []), ...talentParameters, ...properties],
		async start(context) {
			const run = start(await connect(context, talentryApi));
			return async (itemIndex) => {
				const item = itemOf(context, itemIndex);
				return await run(readTalentId(item), item);
			};
		},
	};
}

const talentParameters: INodeProperties[] = [
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

/** "Options" of an operation that has nothing but the batching. */
export const batchingOnly: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [batchingOption],
};

/** Every talent says where its consent stands, by which it is told from other records of Talentry. */
const talentItem = z.object({
	system: z.literal(system),
	id: idText,
	consent: z.object({ state: z.string() }),
});
const itemOfTalent = z.object({ system: z.literal(system), talentId: idText });

/** @throws Failure `validation` if the item is not a talent of Talentry */
function readTalentId({ context, index, read }: Item): string {
	if (read('talentSource', z.string(), 'Talent') === 'chosen') {
		return read('talent', requiredId, 'Talent');
	}
	const json = inputJson(context, index);
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
