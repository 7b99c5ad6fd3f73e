import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { pickList, readParameter } from '../../shared/node/parameters';
import { presets, type Preset } from '../../shared/statuses/presets';
import type { StatusLists, StatusPair } from '../../shared/statuses/map';
import {
	connectStatusSystem,
	pairOptions,
	pairsWithLists,
	hasStatusesPerJob,
	pairsWithSourceJob,
	pairsWithTargetJob,
	splitPair,
} from './systems';

/** The systems and the map, as both operations show them. */
export const mapParameters: INodeProperties[] = [
	{
		displayName: 'Systems',
		name: 'systems',
		type: 'options',
		noDataExpression: true,
		options: pairOptions,
		default: 'erecruiter>inhire',
		description:
			'Whose statuses are mapped, and to whose. Choose Other where statuses are plain texts.',
	},
	{
		...pickList({
			displayName: 'Source Job',
			name: 'sourceJob',
			searchListMethod: 'searchSourceJobs',
			required: true,
			description:
				'Statuses of this system belong to a job; the map is made for the statuses of this one',
		}),
		displayOptions: { show: { systems: pairsWithSourceJob } },
	},
	{
		...pickList({
			displayName: 'Target Job',
			name: 'targetJob',
			searchListMethod: 'searchTargetJobs',
			required: true,
			description:
				'Statuses of this system belong to a job; the map is made for the statuses of this one',
		}),
		displayOptions: { show: { systems: pairsWithTargetJob } },
	},
	{
		displayName: 'Preset',
		name: 'preset',
		type: 'options',
		options: [
			{
				name: 'By Kind',
				value: 'byKind',
				description: 'Every status that the map leaves out goes to the first one of the same kind',
			},
			{
				name: 'Default Statuses',
				value: 'builtIn',
				description:
					'Default statuses map by themselves, by name and then by kind; custom ones are mapped below',
			},
			{ name: 'None', value: 'none', description: 'Only what is mapped below' },
		],
		default: 'builtIn',
		description: 'How statuses are mapped that the map below leaves out',
	},
	{
		displayName: 'Map',
		name: 'mapSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Chosen From Lists',
				value: 'lists',
				description: 'Load the statuses of both systems',
			},
			{
				name: 'Entered as Texts',
				value: 'texts',
				description: 'Rows with the IDs or texts of statuses',
			},
			{ name: 'From JSON', value: 'json', description: 'A map that is kept elsewhere' },
		],
		default: 'lists',
	},
	{
		displayName: 'Status Map',
		name: 'statusMap',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'For each status of the source the status of the target that it becomes',
		displayOptions: { show: { mapSource: ['lists'], systems: pairsWithLists } },
		typeOptions: {
			loadOptionsDependsOn: ['systems', 'sourceJob.value', 'targetJob.value', 'preset'],
			resourceMapper: {
				resourceMapperMethod: 'getStatusFields',
				mode: 'map',
				valuesLabel: 'Status Map',
				fieldWords: { singular: 'status', plural: 'statuses' },
				addAllFields: true,
				supportAutoMap: false,
				multiKeyMatch: false,
			},
		},
	},
	{
		displayName: 'Statuses of these systems cannot be loaded here: enter the map as texts or JSON.',
		name: 'noListsNotice',
		type: 'notice',
		displayOptions: { show: { mapSource: ['lists'] }, hide: { systems: pairsWithLists } },
		default: '',
	},
	{
		displayName: 'Rows',
		name: 'rows',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Row' },
		displayOptions: { show: { mapSource: ['texts'] } },
		placeholder: 'Add Row',
		default: {},
		options: [
			{
				displayName: 'Row',
				name: 'row',
				values: [
					{
						displayName: 'From',
						name: 'from',
						type: 'string',
						default: '',
						description: 'ID or text of the status in the source',
					},
					{
						displayName: 'To',
						name: 'to',
						type: 'string',
						default: '',
						description: 'ID or text of the status in the target',
					},
				],
			},
		],
	},
	{
		displayName: 'Map (JSON)',
		name: 'mapJson',
		type: 'json',
		typeOptions: { rows: 6 },
		displayOptions: { show: { mapSource: ['json'] } },
		default: '[\n  {\n    "from": "101",\n    "to": "interview"\n  }\n]',
		description: 'A list of rows with from and to',
	},
];

export interface MapParameters {
	pairs: StatusPair[];
	preset: Preset;
}

const id = z.union([z.string().trim(), z.number().transform(String)]);

const chosenSchema = z
	.object({ value: z.record(id.nullish()).nullish() })
	.transform(({ value }) =>
		Object.entries(value ?? {}).flatMap(([from, to]) =>
			to ? [{ from, to, place: `The row of ${from}` }] : [],
		),
	);

const pairSchema = z
	.array(
		z
			.object({
				from: id.refine((text) => text !== '', 'is empty'),
				to: id.refine((text) => text !== '', 'is empty'),
			})
			.strict(),
	)
	.transform((rows) => rows.map((row, index) => ({ ...row, place: `Row ${index + 1}` })));

const rowsSchema = z
	.object({ row: z.array(z.unknown()).default([]) })
	.transform(({ row }) => row)
	.pipe(pairSchema);

const jsonSchema = z
	.union([z.string(), z.array(z.unknown())])
	.transform((value, context): unknown => {
		if (typeof value !== 'string') return value;
		try {
			return JSON.parse(value);
		} catch {
			context.addIssue({ code: 'custom', message: 'is not valid JSON' });
			return z.NEVER;
		}
	})
	.pipe(pairSchema);

/** @throws Failure `validation` that names each row that cannot be used */
export function readMapParameters(context: IExecuteFunctions): MapParameters {
	const preset = readParameter(context, 'preset', 0, z.enum(presets), 'Preset');
	switch (readParameter(context, 'mapSource', 0, z.string(), 'Map')) {
		case 'texts':
			return { preset, pairs: readParameter(context, 'rows', 0, rowsSchema, 'Rows') };
		case 'json':
			return { preset, pairs: readParameter(context, 'mapJson', 0, jsonSchema, 'Map (JSON)') };
		default:
			return { preset, pairs: readParameter(context, 'statusMap', 0, chosenSchema, 'Status Map') };
	}
}

const jobSchema = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.transform((text) => text || undefined);

/** The statuses of both systems as they are now. @throws Failure when a system cannot be read */
export async function readStatusLists(context: IExecuteFunctions): Promise<StatusLists> {
	const { source, target } = splitPair(readParameter(context, 'systems', 0, z.string(), 'Systems'));
	const [from, to] = await Promise.all([
		readStatuses(context, source, 'sourceJob', 'Source Job'),
		readStatuses(context, target, 'targetJob', 'Target Job'),
	]);
	return { ...(from && { source: from }), ...(to && { target: to }) };
}

async function readStatuses(
	context: IExecuteFunctions,
	system: string,
	parameter: string,
	displayName: string,
) {
	const statusSystem = await connectStatusSystem(context, system);
	if (!statusSystem) return undefined;
	if (!hasStatusesPerJob(system)) return await statusSystem.statuses();
	return await statusSystem.statuses(readParameter(context, parameter, 0, jobSchema, displayName));
}
