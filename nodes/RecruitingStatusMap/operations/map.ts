import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { Failure, invalidInput, resultOrFailure } from '../../../shared/http/failure';
import { valueAt, withValueAt } from '../../../shared/http/paths';
import type { Status, StatusReference } from '../../../shared/model';
import type { Operation } from '../../../shared/node/run/operation';
import { optionalText, readParameter } from '../../../shared/node/panel/parameters';
import { toJson } from '../../../shared/node/run/records';
import { findStatuses, namesOf } from '../../../shared/statuses/find';
import { buildStatusMap, type StatusLists, type StatusMap } from '../../../shared/statuses/map';
import { otherSystem, rejection } from '../../systems';
import { mapParameters, readMapParameters } from '../parameters';
import {
	chosenJob,
	inGroups,
	jobInWords,
	jobOfItem,
	statusesOfSide,
	type SideStatuses,
} from '../statuses';

const optionsSchema = z.object({
	fallbackStatus: optionalText,
	statusField: z.string().trim().min(1).default('status'),
	unmapped: z.enum(['output', 'fallback', 'keep']).default('output'),
});

const mappedOutput = 0;
const unmappedOutput = 1;
const leftOutput = 2;

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
					description: 'ID or name of the target status that unmapped ones get',
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
		const [source, target] = await Promise.all([
			statusesOfSide(context, 'source'),
			statusesOfSide(context, 'target'),
		]);
		const build = async (jobs: Jobs) => {
			const lists = await listsOf(source, target, jobs);
			return writtenOnce(buildStatusMap(pairs, lists, preset, requireComplete), target.system);
		};
		const items = context.getInputData();
		const jobsOfItem =
			source.perJob || target.perJob ? jobReader(context, source, target) : undefined;
		const maps = jobsOfItem
			? await mapsOfJobs(items, jobsOfItem, build)
			: new Map([[keyOf(noJobs), await build(noJobs)]]);
		const fallback =
			options.unmapped === 'fallback'
				? fallbackReader(options.fallbackStatus, target)
				: async () => undefined;
		if (!target.perJob) await fallback('');

		return async (itemIndex) => {
			const { json = {}, binary } = items[itemIndex] ?? {};
			const from = readStatus(valueAt(json, options.statusField), options.statusField);
			const jobs = jobsOfItem?.(json, itemIndex) ?? noJobs;
			const written = maps.get(keyOf(jobs));
			if (written instanceof Failure) throw written;
			const outcome = written?.(source.rejectionIsBeside ? asRejection(from) : from);
			if (outcome && 'problem' in outcome) {
				throw invalidInput(
					outcome.problem,
					[
						{
							field: 'Status Map',
							message: `has no status in the target for "${from.name ?? from.id}"`,
						},
					],
					'Correct the row, or add the status to the job in the target. Other items are not affected.',
				);
			}
			const leave = outcome !== undefined && 'leave' in outcome;
			const mapped = outcome && 'to' in outcome ? outcome.to : undefined;
			const kept = options.unmapped === 'keep' ? from : undefined;
			const to = mapped ?? (leave ? undefined : ((await fallback(jobs.target)) ?? kept));
			const status = { from, ...(to && { to }) };
			return [
				{
					json: withStatus(json, options.statusField, status),
					...(binary && { binary }),
					output: to ? mappedOutput : leave ? leftOutput : unmappedOutput,
				},
			];
		};
	},
};

/** The jobs of an item in both systems; empty where statuses belong to none. */
interface Jobs {
	source: string;
	target: string;
}

const noJobs: Jobs = { source: '', target: '' };

function keyOf({ source, target }: Jobs): string {
	return `${source} ${target}`;
}

type JobReader = (json: IDataObject, itemIndex: number) => Jobs;

function jobReader(
	context: IExecuteFunctions,
	source: SideStatuses,
	target: SideStatuses,
): JobReader {
	const read = (side: SideStatuses, json: IDataObject, itemIndex: number) =>
		side.perJob ? jobOfItem(json, side, chosenJob(context, side.side, itemIndex)) : '';
	return (json, itemIndex) => ({
		source: read(source, json, itemIndex),
		target: read(target, json, itemIndex),
	});
}

async function listsOf(
	source: SideStatuses,
	target: SideStatuses,
	jobs: Jobs,
): Promise<StatusLists> {
	const [from, to] = await Promise.all([source.of(jobs.source), target.of(jobs.target)]);
	return {
		...(from && { source: from }),
		...(to && { target: to }),
		...(source.perJob && { sourceJob: jobInWords(source.system, jobs.source) }),
		...(target.perJob && { targetJob: jobInWords(target.system, jobs.target) }),
	};
}

/** What becomes of the status of an item. */
type Mapping = (from: StatusReference) => WrittenOutcome | undefined;
type WrittenOutcome = { to: IDataObject } | { leave: true } | { problem: string };

/**
 * The map of each pair of jobs that the items name, made before the first item passes: a status that is not mapped stops
 * all of them. A job that cannot be read concerns its own items only.
 *
 * @throws Failure `validation` for a map that cannot be used
 */
async function mapsOfJobs(
	items: readonly INodeExecutionData[],
	jobsOfItem: JobReader,
	build: (jobs: Jobs) => Promise<Mapping>,
): Promise<Map<string, Mapping | Failure>> {
	const wanted = new Map<string, Jobs>();
	for (const [itemIndex, { json }] of items.entries()) {
		// An item that names no job says so when its turn comes.
		const reading = (async () => jobsOfItem(json, itemIndex))();
		const jobs = await resultOrFailure(reading, () => true);
		if (!(jobs instanceof Failure)) wanted.set(keyOf(jobs), jobs);
	}
	const maps = await inGroups([...wanted], async ([key, jobs]) => {
		const mapping = await resultOrFailure(build(jobs), ({ kind }) => kind === 'notFound');
		const entry: [string, Mapping | Failure] = [key, mapping];
		return entry;
	});
	return new Map(maps);
}

/** The same few statuses come again and again: each is written once. */
function writtenOnce({ outcomes }: StatusMap, targetSystem: string): Mapping {
	const system = targetSystem === otherSystem ? {} : { system: targetSystem };
	const written = new Map<string, WrittenOutcome>(
		[...outcomes].map(([from, outcome]) => [
			from,
			'to' in outcome ? { to: toJson({ ...system, ...referenceOf(outcome.to) }) } : outcome,
		]),
	);
	return ({ id }) => written.get(id);
}

/** Where a rejection stands beside the status, an application that is rejected still has the status that it was in. */
function asRejection(from: StatusReference): StatusReference {
	return from.kind === rejection.kind ? { ...from, id: rejection.id } : from;
}

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

/** The fallback as a status of the item's job. @throws Failure `validation` if the target does not have it */
function fallbackReader(text: string | undefined, target: SideStatuses) {
	if (!text) {
		throw invalidInput("'Fallback Status' is empty", [
			{ field: 'Fallback Status', message: 'is empty' },
		]);
	}
	return async (jobId: string): Promise<IDataObject> => {
		const statuses = await target.of(jobId);
		if (!statuses) return toJson({ id: text, name: text });
		const [status] = findStatuses(statuses, text);
		if (status) return toJson({ system: target.system, ...referenceOf(status) });
		throw invalidInput(
			`${target.perJob ? `The ${jobInWords(target.system, jobId)}` : 'The target'} has no status "${text}"`,
			[{ field: 'Fallback Status', message: 'is not a status of the target' }],
			`Choose one of ${namesOf(statuses)}.`,
		);
	};
}

function referenceOf({ id, name, kind }: Status) {
	return { id, name, kind };
}
