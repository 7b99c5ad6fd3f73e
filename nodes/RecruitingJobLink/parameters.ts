import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { isObject } from '../../shared/http/paths';
import { readLinks, type JobLink } from '../../shared/links/link';
import { titleOfEntry } from '../../shared/node/panel/listSearch';
import { momentIn, momentParameter } from '../../shared/node/panel/moment';
import {
	batchingOption,
	byName,
	optionalText,
	pickList,
	readParameter,
} from '../../shared/node/panel/parameters';
import { otherSystem, systemParameters, systemsWithDocuments } from '../systems';

const anotherSystem = 'A system without a list here; enter the IDs of its jobs';

const systems = systemParameters(
	{
		source: {
			role: 'jobSource',
			other: anotherSystem,
			default: 'workwise',
			description: 'Where the applications come from',
		},
		target: {
			role: 'jobTarget',
			other: anotherSystem,
			default: 'personio',
			description: 'Where the applications go',
		},
	},
	['route', 'check'],
);

/** Say which accounts are needed; hidden. */
export const { markers } = systems;

/** The table of links, as Route and Check show it. */
const linkParameters: INodeProperties[] = [
	{
		displayName: 'Links',
		name: 'linkSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Defined Below',
				value: 'table',
				description: 'Choose the jobs here, one row a link',
			},
			{
				name: 'From JSON',
				value: 'json',
				description: 'For hundreds of jobs, or a table kept elsewhere',
			},
		],
		default: 'table',
	},
	{
		displayName: 'Job Links',
		name: 'links',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Link',
			fixedCollection: {
				itemTitle:
					'={{ ($collection.item.value.sourceJob?.cachedResultName || $collection.item.value.sourceJob?.value || "New link") + " → " + ($collection.item.value.targetJob?.cachedResultName || $collection.item.value.targetJob?.value || "…") }}',
			},
		},
		displayOptions: { show: { linkSource: ['table'] } },
		placeholder: 'Add Link',
		default: {},
		options: [
			{
				displayName: 'Link',
				name: 'link',
				values: byName([
					pickList({
						displayName: 'Source Job',
						name: 'sourceJob',
						searchListMethod: 'searchSourceJobs',
						idPlaceholder: 'e.g. 101',
						description: 'The job whose applications are exported',
					}),
					pickList({
						displayName: 'Target Job',
						name: 'targetJob',
						searchListMethod: 'searchTargetJobs',
						idPlaceholder: 'e.g. 2001',
						description:
							'The job that gets the applications. The list shows open jobs; a new one can take a while to appear.',
					}),
					pickList({
						displayName: 'Source Status',
						name: 'sourceStatus',
						searchListMethod: 'searchSourceStatuses',
						description:
							'Only applications in this status are exported. Empty: open applications, at Workwise "Offene Bewerbungen".',
					}),
					pickList({
						displayName: 'Target Status',
						name: 'targetStatus',
						searchListMethod: 'searchTargetStatuses',
						description:
							'The status that they get in the target. Empty: the first status of the job.',
					}),
					{
						displayName: 'Active',
						name: 'active',
						type: 'boolean',
						default: true,
						description: 'Whether applications are exported now; those of a paused link wait',
					},
					momentParameter(
						'Applications Since',
						'since',
						'Older applications are not exported. If it is empty, the moment counts at which the trigger was activated that gives the applications, e.g. Workwise Trigger; from other nodes, the active workflow stops and asks for it, and a test run takes all applications.',
					),
				]),
			},
		],
	},
	{
		displayName: 'Links (JSON)',
		name: 'linksJson',
		type: 'json',
		typeOptions: { rows: 8 },
		displayOptions: { show: { linkSource: ['json'] } },
		default: '[\n  {\n    "sourceJobId": "101",\n    "targetJobId": "2001"\n  }\n]',
		description:
			'A list of links. Each has sourceJobId and targetJobId, and may have sourceStatusId, targetStatusId, active and since.',
	},
];

const pauseAll: INodeProperties = {
	displayName: 'Pause All Links',
	name: 'pauseAll',
	type: 'boolean',
	default: false,
	description: 'Whether all links are paused, whatever their rows say; the applications wait',
};

const downloadDocuments: INodeProperties = {
	displayName: 'Download Documents',
	name: 'downloadDocuments',
	type: 'boolean',
	displayOptions: { show: { sourceSystem: [...systemsWithDocuments] } },
	default: true,
	description:
		'Whether to fetch the files of the applications that are ready from the source, into the binary fields document_0, document_1 and so on. Files that are on the item stay as they are; those of other applications are never fetched.',
};

const missingDocuments: INodeProperties = {
	displayName: 'Missing Documents',
	name: 'missingDocuments',
	type: 'options',
	options: [
		{
			name: 'Application Goes On Without Them',
			value: 'skip',
			description: 'The node that creates the application then decides',
		},
		{ name: 'Application Waits', value: 'wait' },
	],
	default: 'wait',
	description: 'What happens to an application whose file is gone or damaged at the source',
};

function optionsOf(...options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: byName(options),
	};
}

const sourceName: INodeProperties = {
	displayName: 'Name of the Source System',
	name: 'sourceName',
	type: 'string',
	displayOptions: { show: { sourceSystem: [otherSystem] } },
	default: '',
	placeholder: 'e.g. softgarden',
	description:
		"What stands in the field 'system' of its applications. Those of other systems go to Not Linked, since their jobs may have the same IDs. Needed if applications of several systems arrive.",
};

export const checkParameters: INodeProperties[] = [
	...systems.parameters,
	...linkParameters,
	optionsOf(pauseAll),
];

export const routeParameters: INodeProperties[] = [
	...systems.parameters,
	sourceName,
	...linkParameters,
	downloadDocuments,
	optionsOf(batchingOption, missingDocuments, pauseAll),
];

export interface LinkParameters {
	sourceSystem: string;
	targetSystem: string;
	links: JobLink[];
	pauseAll: boolean;
}

/** An empty picker, a plain id, or what a picker holds. */
const picked = z
	.union([
		z.object({
			value: z.union([z.string(), z.number()]).nullish(),
			cachedResultName: z.string().nullish(),
		}),
		z
			.union([z.string(), z.number()])
			.transform((value) => ({ value, cachedResultName: undefined })),
	])
	.nullish()
	.transform((locator) => ({
		id: String(locator?.value ?? '').trim() || undefined,
		title: locator?.cachedResultName ? titleOfEntry(locator.cachedResultName) : undefined,
	}));

function tableSchema(timeZone: string) {
	const row = z
		.object({
			sourceJob: picked,
			targetJob: picked,
			sourceStatus: picked,
			targetStatus: picked,
			active: z.boolean().default(true),
			since: momentIn(timeZone),
		})
		.transform(({ sourceJob, targetJob, sourceStatus, targetStatus, active, since }) => ({
			sourceJobId: sourceJob.id,
			targetJobId: targetJob.id,
			sourceStatusId: sourceStatus.id,
			targetStatusId: targetStatus.id,
			active,
			since,
			...(sourceJob.title && { sourceJobTitle: sourceJob.title }),
			...(targetJob.title && { targetJobTitle: targetJob.title }),
		}));
	return z.object({ link: z.array(row).default([]) }).transform(({ link }) => link);
}

/** A list of links as text or as it is; what a link must have is checked with those of the table. */
function jsonSchema(timeZone: string) {
	return z
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
		.transform((table) =>
			Array.isArray(table) ? table.map((link: unknown) => sinceInZone(link, timeZone)) : table,
		);
}

/** The link with a start that has no offset read in the workflow's time zone, as in the table. */
function sinceInZone(link: unknown, timeZone: string): unknown {
	if (!isObject(link) || typeof link.since !== 'string') return link;
	const since = momentIn(timeZone).safeParse(link.since);
	return since.success ? { ...link, since: since.data } : link;
}

const optionsSchema = z.object({
	pauseAll: z.boolean().default(false),
});

/** @throws Failure `validation` that names each row and field that cannot be used */
export function readLinkParameters(context: IExecuteFunctions): LinkParameters {
	const text = z.string();
	const fromJson = readParameter(context, 'linkSource', 0, text, 'Links') === 'json';
	const zone = context.getTimezone();
	const table: unknown = fromJson
		? readParameter(context, 'linksJson', 0, jsonSchema(zone), 'Links (JSON)')
		: readParameter(context, 'links', 0, tableSchema(zone), 'Job Links');
	const { pauseAll } = readParameter(context, 'options', 0, optionsSchema, 'Options');
	const links = readLinks(table).map((link) => ({ ...link, active: link.active && !pauseAll }));
	return {
		sourceSystem: readParameter(context, 'sourceSystem', 0, text, 'Source System'),
		targetSystem: readParameter(context, 'targetSystem', 0, text, 'Target System'),
		links,
		pauseAll,
	};
}

const downloadOptionsSchema = z.object({
	missingDocuments: z.enum(['skip', 'wait']).default('wait'),
});

/** How the files of ready applications are fetched; `undefined` if they are not. */
export function downloadsOf(
	context: IExecuteFunctions,
	sourceSystem: string,
): { whenMissing: 'skip' | 'wait' } | undefined {
	if (!systemsWithDocuments.includes(sourceSystem)) return undefined;
	const { displayName, name } = downloadDocuments;
	if (!readParameter(context, name, 0, z.boolean(), displayName)) return undefined;
	const options = readParameter(context, 'options', 0, downloadOptionsSchema, 'Options');
	return { whenMissing: options.missingDocuments };
}

/** The `system` of the applications that are routed; `undefined` if it is not known. */
export function sourceNameOf(context: IExecuteFunctions, sourceSystem: string): string | undefined {
	if (sourceSystem !== otherSystem) return sourceSystem;
	const { name, displayName } = sourceName;
	return readParameter(context, name, 0, optionalText, displayName) || undefined;
}
