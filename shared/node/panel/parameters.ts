import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeProperties,
	INodePropertyMode,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { z, type ZodType, type ZodTypeDef } from 'zod';
import { fieldsOf } from '../../http/explain';
import { invalidInput } from '../../http/failure';
import { splitList } from '../../model/values';

/** The entries of a collection, sorted as n8n sorts them. */
export function byName(options: readonly INodeProperties[]): INodeProperties[] {
	return [...options].sort((one, other) => one.displayName.localeCompare(other.displayName));
}

/** "Return All" and "Limit". Reads that a schedule repeats return all unless told otherwise. */
export function limitParameters(returnAll = false): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: returnAll,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
	];
}

/** "Simplify" for a person, "Output" for a model that uses the node as a tool. */
export const outputProperties: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		displayOptions: { hide: { '@tool': [true] } },
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		displayOptions: { show: { '@tool': [true] } },
		options: [
			{ name: 'Raw', value: 'raw', description: "The vendor's own record comes along as raw" },
			{ name: 'Selected Fields', value: 'selected', description: 'Only the fields that are named' },
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'The record in the shared vocabulary',
			},
		],
		default: 'simplified',
	},
	{
		displayName: 'Fields',
		name: 'outputFields',
		type: 'string',
		displayOptions: { show: { '@tool': [true], output: ['selected'] } },
		default: '',
		placeholder: 'e.g. title,status',
		description: 'Comma-separated names of the fields to return; the ID always comes along',
	},
];

/** The entry of an "Options" collection that makes the runner process several items at once. */
export const batchingOption: INodeProperties = {
	displayName: 'Batching',
	name: 'batching',
	type: 'fixedCollection',
	placeholder: 'Add Batching',
	default: { batch: {} },
	options: [
		{
			displayName: 'Batching',
			name: 'batch',
			values: [
				{
					displayName: 'Items at Once',
					name: 'itemsAtOnce',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 50 },
					default: 1,
					description:
						'How many items are processed at the same time. The output keeps the order of the input.',
				},
				{
					displayName: 'Pause Between (Ms)',
					name: 'pause',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description:
						'Milliseconds to wait after an item before the next one is started in its place',
				},
			],
		},
	],
};

/** One remote thing: a searchable list, or an id, which may be an expression. */
export function pickList(parameter: {
	displayName: string;
	name: string;
	searchListMethod: string;
	description?: string;
	idPlaceholder?: string;
	required?: true;
	/** Address of the thing's page, with the id as its first group. */
	urlPattern?: { regex: string; placeholder: string };
	hint?: string;
}): INodeProperties {
	const { displayName, name, searchListMethod, idPlaceholder, urlPattern, ...rest } = parameter;
	const modes: INodePropertyMode[] = [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			...(idPlaceholder && { placeholder: idPlaceholder }),
		},
	];
	if (urlPattern) {
		modes.push({
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: urlPattern.placeholder,
			extractValue: { type: 'regex', regex: urlPattern.regex },
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `${urlPattern.regex}.*`,
						errorMessage: 'This is not the address of one',
					},
				},
			],
		});
	}
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: `The ${displayName.replace(/ Name or ID$/, '').toLowerCase()} from the list, or its ID as Get Many gives it out`,
		...rest,
		modes,
	};
}

/**
 * A parameter's value for an item, checked.
 * @throws Failure `validation` that names the parameter as the panel does
 */
export function readParameter<T>(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	schema: ZodType<T, ZodTypeDef, unknown>,
	displayName: string,
): T {
	const value: unknown = context.getNodeParameter(name, itemIndex, undefined, {
		extractValue: true,
	});
	return checkParameter(value, schema, displayName);
}

/** The same for a trigger, which has no items. @throws Failure `validation` */
export function readTriggerParameter<T>(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
	name: string,
	schema: ZodType<T, ZodTypeDef, unknown>,
	displayName: string,
): T {
	const value: unknown = context.getNodeParameter(name, undefined, { extractValue: true });
	return checkParameter(value, schema, displayName);
}

function checkParameter<T>(
	value: unknown,
	schema: ZodType<T, ZodTypeDef, unknown>,
	displayName: string,
): T {
	const checked = schema.safeParse(value);
	if (checked.success) return checked.data;
	const fields = fieldsOf(checked.error).map(({ field, message }) => ({
		field: field ? `${displayName}: ${field}` : displayName,
		message,
	}));
	const first = fields[0];
	throw invalidInput(
		`'${first?.field ?? displayName}' cannot be used: ${first?.message ?? ''}`,
		fields,
	);
}

/** Text or a number as an id; blank is refused. */
export const requiredId = z
	.union([z.string().trim(), z.number().transform(String)], {
		errorMap: () => ({ message: 'must be an ID' }),
	})
	.refine((text) => text !== '', 'is empty; choose one from the list, or enter an ID');

/** Text or a number; blank counts as absent. */
export const optionalText = z
	.union([z.string().trim(), z.number().transform(String)])
	.nullish()
	.transform((text) => text || undefined);

/** Several texts or IDs: a list from n8n, or one text with commas from a person or an expression. */
export const textList = z.preprocess(
	(value) =>
		typeof value === 'string' || typeof value === 'number'
			? splitList(String(value))
			: (value ?? []),
	z
		.array(z.union([z.string().trim(), z.number().transform(String)]))
		.transform((texts) => texts.filter((text) => text !== '')),
);

/** IDs as services take them, with commas; blanks around those would be taken for part of an ID. */
export const commaSeparated = textList.transform((ids) => ids.join(',') || undefined);

/** How many records a "Get Many" may return; `undefined`: all. */
export function readLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const returnAll = readParameter(context, 'returnAll', itemIndex, z.boolean(), 'Return All');
	if (returnAll) return undefined;
	return readParameter(context, 'limit', itemIndex, z.number().int().min(1), 'Limit');
}
