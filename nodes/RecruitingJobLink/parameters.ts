import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { readLinks, type JobLink } from '../../shared/links/link';
import { titleOfEntry } from '../../shared/node/listSearch';
import { momentIn, momentParameter } from '../../shared/node/moment';
import { pickList, readParameter } from '../../shared/node/parameters';
import { systemParameters } from '../systems';

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

/** The systems and the table of links, as Route and Check show them. */
export const linkParameters: INodeProperties[] = [
	...systems.parameters,
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
				values: [
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
						'Older applications are not exported. Empty: from the moment that this link is first used by the active workflow. Fill it in when n8n runs in queue mode, where workers remember nothing between runs.',
					),
				],
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
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'New Jobs Appear Within (Hours)',
				name: 'visibleWithinHours',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 24,
				description:
					'For that long a target job that was never listed counts as not yet visible, then as missing',
			},
			{
				displayName: 'Pause All Links',
				name: 'pauseAll',
				type: 'boolean',
				default: false,
				description: 'Whether all links are paused, whatever their rows say; the applications wait',
			},
		],
	},
];

export interface LinkParameters {
	sourceSystem: string;
	targetSystem: string;
	links: JobLink[];
	visibleWithinHours: number;
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
	});

const optionsSchema = z.object({
	visibleWithinHours: z.number().min(0).default(24),
	pauseAll: z.boolean().default(false),
});

/** @throws Failure `validation` that names each row and field that cannot be used */
export function readLinkParameters(context: IExecuteFunctions): LinkParameters {
	const text = z.string();
	const fromJson = readParameter(context, 'linkSource', 0, text, 'Links') === 'json';
	const table: unknown = fromJson
		? readParameter(context, 'linksJson', 0, jsonSchema, 'Links (JSON)')
		: readParameter(context, 'links', 0, tableSchema(context.getTimezone()), 'Job Links');
	const { visibleWithinHours, pauseAll } = readParameter(
		context,
		'options',
		0,
		optionsSchema,
		'Options',
	);
	const links = readLinks(table).map((link) => ({ ...link, active: link.active && !pauseAll }));
	return {
		sourceSystem: readParameter(context, 'sourceSystem', 0, text, 'Source System'),
		targetSystem: readParameter(context, 'targetSystem', 0, text, 'Target System'),
		links,
		visibleWithinHours,
	};
}
