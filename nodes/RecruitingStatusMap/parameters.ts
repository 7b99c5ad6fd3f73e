import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { pickList, readParameter } from '../../shared/node/panel/parameters';
import { presets, type Preset } from '../../shared/statuses/presets';
import type { StatusPair } from '../../shared/statuses/map';
import { otherSystem, systemParameters, systemsWithStatusesPerJob, type Side } from '../systems';

const plainTexts = 'A system without a list here; its statuses are plain texts';

const systems = systemParameters(
	{
		source: {
			role: 'statusSystem',
			other: plainTexts,
			default: 'erecruiter',
			description: 'Whose statuses are mapped',
		},
		target: {
			role: 'statusSystem',
			other: plainTexts,
			default: 'inhire',
			description: 'To whose statuses they are mapped',
		},
	},
	['map', 'checkCoverage'],
);

/** Say which accounts are needed; hidden. */
export const { markers } = systems;

function noListsNotice(
	show: Record<string, string[]>,
	hide: Record<string, string[]> = {},
): INodeProperties {
	return {
		displayName: 'Statuses of these systems cannot be loaded here: enter the map as texts or JSON.',
		name: 'noListsNotice',
		type: 'notice',
		displayOptions: { show: { mapSource: ['lists'], ...show }, hide },
		default: '',
	};
}

function jobParameter(side: Side, displayName: string): INodeProperties {
	return {
		...pickList({
			displayName,
			name: `${side}Job`,
			searchListMethod: side === 'source' ? 'searchSourceJobs' : 'searchTargetJobs',
			description:
				'Empty: the map holds for all jobs, and each item finds the statuses of its own job by their names. Otherwise the list below shows the statuses of this job, and items that name no job belong to it.',
		}),
		displayOptions: { show: { [`${side}System`]: systemsWithStatusesPerJob(side) } },
	};
}

/** The systems and the map, as both operations show them. */
export const mapParameters: INodeProperties[] = [
	...systems.parameters,
	jobParameter('source', 'Source Job'),
	jobParameter('target', 'Target Job'),
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
				description: 'Rows with the IDs or names of statuses',
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
		displayOptions: {
			show: { mapSource: ['lists'] },
			hide: { sourceSystem: [otherSystem], targetSystem: [otherSystem] },
		},
		typeOptions: {
			loadOptionsDependsOn: [
				'sourceSystem',
				'targetSystem',
				'sourceJob.value',
				'targetJob.value',
				'preset',
			],
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
	noListsNotice({ sourceSystem: [otherSystem] }),
	noListsNotice({ targetSystem: [otherSystem] }, { sourceSystem: [otherSystem] }),
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
						description: 'ID or name of the status in the source',
					},
					{
						displayName: 'To',
						name: 'to',
						type: 'string',
						default: '',
						description:
							'ID or name of the status in the target; a hyphen leaves the status there as it is',
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
		description:
			'A list of rows with from and to, IDs or names; null in to leaves the status in the target as it is',
	},
];

export interface MapParameters {
	pairs: StatusPair[];
	preset: Preset;
}

const id = z.union([z.string().trim(), z.number().transform(String)]);

/** Says in the place of a status that the one in the target stays as it is. */
export const leave = '-';

const toTarget = (to: string | null) => (to === null || to === leave ? undefined : to);

const chosenSchema = z
	.object({ value: z.record(id.nullish()).nullish() })
	.transform(({ value }) =>
		Object.entries(value ?? {}).flatMap(([from, to]) =>
			to ? [{ from, to: toTarget(to), place: `The row of ${from}` }] : [],
		),
	);

const pairSchema = z
	.array(
		z
			.object({
				from: id.refine((text) => text !== '', 'is empty'),
				to: id.nullable().refine((text) => text !== '', 'is empty'),
			})
			.strict(),
	)
	.transform((rows) =>
		rows.map(({ from, to }, index) => ({ from, to: toTarget(to), place: `Row ${index + 1}` })),
	);

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
