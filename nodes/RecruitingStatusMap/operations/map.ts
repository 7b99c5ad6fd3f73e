import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../shared/http/failure';
import { valueAt, withValueAt } from '../../../shared/http/paths';
import type { Status, StatusReference } from '../../../shared/model';
import type { Operation } from '../../../shared/node/run/operation';
import { optionalText, readParameter } from '../../../shared/node/panel/parameters';
import { toJson } from '../../../shared/node/run/records';
import { buildStatusMap } from '../../../shared/statuses/map';
import { mapParameters, readMapParameters, readStatusLists } from '../parameters';

const optionsSchema = z.object({
	fallbackStatus: optionalText,
	statusField: z.string().trim().min(1).default('status'),
	unmapped: z.enum(['output', 'fallback', 'keep']).default('output'),
});

const mappedOutput = 0;
const unmappedOutput = 1;

export const map: Operation = {
	option: {
		name: 'Map',
		value: 'map',
		action: 'Map statuses',
		description: 'Give each item the status of the target, as status.to',
	},
	properties: [
		...mapParameters,
		{
			displayName: 'Require Complete Map',
			name: 'requireComplete',
			type: 'boolean',
			default: true,
			description:
				'Whether to stop before the first item when a status of the source is not mapped. The statuses are read anew with every run.',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Fallback Status',
					name: 'fallbackStatus',
					type: 'string',
					displayOptions: { show: { unmapped: ['fallback'] } },
					default: '',
					description: 'ID of the target status that unmapped ones get',
				},
				{
					displayName: 'Status Field',
					name: 'statusField',
					type: 'string',
					default: 'status',
					placeholder: 'e.g. application.status',
					description: 'Where the item has its status: text, or an object with an ID',
				},
				{
					displayName: 'Unmapped Statuses',
					name: 'unmapped',
					type: 'options',
					options: [
						{
							name: 'Keep',
							value: 'keep',
							description: 'The status stays as it is, on the output Mapped',
						},
						{
							name: 'Separate Output',
							value: 'output',
							description: 'The item leaves by the output Unmapped',
						},
						{
							name: 'Use Fallback',
							value: 'fallback',
							description: 'The item gets the fallback status',
						},
					],
					default: 'output',
					description: 'What becomes of an item whose status the map leaves out',
				},
			],
		},
	],
	async start(context) {
		const { pairs, preset } = readMapParameters(context);
		const options = readParameter(context, 'options', 0, optionsSchema, 'Options');
		const requireComplete = readParameter(
			context,
			'requireComplete',
			0,
			z.boolean(),
			'Require Complete Map',
		);
		const lists = await readStatusLists(context);
		const { targets } = buildStatusMap(pairs, lists, preset, requireComplete);
		const fallback =
			options.unmapped === 'fallback'
				? readFallback(options.fallbackStatus, lists.target)
				: undefined;
		const items = context.getInputData();
		// The same few statuses come again and again: each is written once.
		const written = new Map([...targets].map(([from, to]) => [from, toJson(referenceOf(to))]));

		return async (itemIndex) => {
			const { json = {}, binary } = items[itemIndex] ?? {};
			const from = readStatus(valueAt(json, options.statusField), options.statusField);
			const target = written.get(from.id) ?? fallback;
			const kept = options.unmapped === 'keep' ? from : undefined;
			const to = target ?? kept;
			const status = { from, ...(to && { to }) };
			return [
				{
					json: withStatus(json, options.statusField, status),
					...(binary && { binary }),
					output: to ? mappedOutput : unmappedOutput,
				},
			];
		};
	},
};

/** The item with its status replaced; the rest is passed on as it is. */
function withStatus(json: IDataObject, field: string, status: IDataObject): IDataObject {
	return field.includes('.')
		? toJson(withValueAt(json, field, status))
		: { ...json, [field]: status };
}

/** By hand and not by a schema: it runs for each of a hundred thousand items. */
function readStatus(value: unknown, field: string): StatusReference {
	const mappedBefore = typeof value === 'object' && value !== null && 'from' in value;
	const status = readReference(mappedBefore ? value.from : value);
	if (status) return status;
	throw invalidInput(
		`The item has no status in its field "${field}"`,
		[{ field, message: 'must be text, or an object with an ID' }],
		"Name the field that holds the status in the option 'Status Field'.",
	);
}

function readReference(value: unknown): StatusReference | undefined {
	if (typeof value === 'string')
		return value.trim() === '' ? undefined : { id: value, name: value };
	if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
	const { id } = value;
	if ((typeof id !== 'string' && typeof id !== 'number') || id === '') return undefined;
	return {
		id: String(id),
		...('name' in value && typeof value.name === 'string' && { name: value.name }),
		...('kind' in value && typeof value.kind === 'string' && { kind: value.kind }),
	};
}

function readFallback(id: string | undefined, target: readonly Status[] | undefined) {
	if (!id) {
		throw invalidInput("'Fallback Status' is empty", [
			{ field: 'Fallback Status', message: 'is empty' },
		]);
	}
	if (!target) return toJson({ id, name: id });
	const status = target.find((other) => other.id === id);
	if (status) return toJson(referenceOf(status));
	throw invalidInput(`The target has no status "${id}"`, [
		{ field: 'Fallback Status', message: 'is not a status of the target' },
	]);
}

function referenceOf({ id, name, kind }: Status) {
	return { id, name, kind };
}
