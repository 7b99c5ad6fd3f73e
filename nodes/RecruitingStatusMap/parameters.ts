import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { pickList, readParameter } from '../../shared/node/panel/parameters';
import { presets, type Preset } from '../../shared/statuses/presets';
import type { StatusLists, StatusPair } from '../../shared/statuses/map';
import {
	connectStatusSystem,
	otherSystem,
	systemParameters,
	systemsWithStatusesPerJob,
	type Side,
} from '../systems';

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

/** The systems and the map, as both operations show them. */
export const mapParameters: INodeProperties[] = [
	...systems.parameters,
	{
		...pickList({
			displayName: 'Source Job',
			name: 'sourceJob',
			searchListMethod: 'searchSourceJobs',
			required: true,
			description:
				'Statuses of this system belong to a job; the map is made for the statuses of this one',
		}),
		displayOptions: { show: { sourceSystem: [...systemsWithStatusesPerJob] } },
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
		displayOptions: { show: { targetSystem: [...systemsWithStatusesPerJob] } },
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
	const [source, target] = await Promise.all([
		readStatuses(context, 'source', 'Source'),
		readStatuses(context, 'target', 'Target'),
	]);
	return { ...(source && { source }), ...(target && { target }) };
}

async function readStatuses(context: IExecuteFunctions, side: Side, label: string) {
	const system = readParameter(context, `${side}System`, 0, z.string(), `${label} System`);
	const statusSystem = await connectStatusSystem(context, system);
	if (!statusSystem?.jobs) return await statusSystem?.statuses();
	return await statusSystem.statuses(
		readParameter(context, `${side}Job`, 0, jobSchema, `${label} Job`),
	);
}
