import type { IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';
import { z } from 'zod';
import { fieldsOf } from '../../shared/http/explain';
import { Failure, invalidInput } from '../../shared/http/failure';
import { jobSchema, type Job } from '../../shared/model';

/** The jobs before the node, and whether they are all that there are. */

export interface InputJob {
	itemIndex: number;
	job: Job;
}

const nothing = 'Nothing was sent, since every job that is missing would go offline.';

/**
 * The jobs of all input items. A single empty item stands for an empty list: n8n puts one there for a node that has
 * found nothing ("Always Output Data").
 * @throws Failure `validation` when one item is no job, or the reading before was cut off at its limit
 */
export function readInputJobs(context: IExecuteFunctions): InputJob[] {
	const items = context.getInputData();
	const [first] = items;
	if (items.length === 1 && first && isEmpty(first.json)) return [];
	refuseCutReading(context, items.length);
	return items.map(({ json, error }, itemIndex) => {
		const checked = jobSchema.safeParse(json);
		if (!error && checked.success) return { itemIndex, job: checked.data };
		const failed = error !== undefined || 'error' in json;
		const fields = checked.success ? [] : fieldsOf(checked.error);
		const list = fields.map(({ field, message }) => `${field || 'item'}: ${message}`).join('; ');
		throw invalidInput(
			failed
				? `The jobs were not sent: item ${itemIndex} is the error of a node before this one`
				: `The jobs were not sent: item ${itemIndex} is not a job (${list})`,
			fields,
			failed
				? `${nothing} Let the node before stop at an error, or give it an error output of its own.`
				: `${nothing} Connect a node that gives jobs, as those of the other recruiting nodes.`,
		);
	});
}

function isEmpty(json: object): boolean {
	return Object.keys(json).length === 0;
}

/** What the nodes of this package that read jobs have in common. */
const reading = z.object({
	resource: z.enum(['job', 'recruitment']),
	operation: z.enum(['get', 'getAll']),
	returnAll: z.boolean().optional(),
	limit: z.number().optional(),
	filters: z.record(z.unknown()).default({}),
});

type Reader = NodeTypeAndVersion & { reading: z.infer<typeof reading> };

/** The nodes of this package that read jobs before this one. */
function readersBefore(context: IExecuteFunctions, nodeName: string): Reader[] {
	const [ownPackage] = context.getNode().type.split('.');
	return nodesBefore(context, nodeName).flatMap((node) => {
		const checked = reading.safeParse(node.parameters);
		if (!node.type.startsWith(`${ownPackage}.`) || !checked.success) return [];
		return [{ ...node, reading: checked.data }];
	});
}

function nodesBefore(context: IExecuteFunctions, nodeName: string): NodeTypeAndVersion[] {
	return context
		.getParentNodes(nodeName, { includeNodeParameters: true })
		.filter(({ disabled }) => !disabled);
}

/** A node before this one that stopped at its limit has not given all jobs. */
function refuseCutReading(context: IExecuteFunctions, count: number): void {
	for (const { name, reading: read } of readersBefore(context, context.getNode().name)) {
		const { returnAll, limit } = read;
		if (returnAll !== false || limit === undefined || count < limit) continue;
		throw new Failure({
			kind: 'validation',
			message: `The jobs were not sent: the node "${name}" stops at ${limit} items, so there may be more jobs`,
			remedy: `${nothing} Switch on 'Return All' in that node.`,
		});
	}
}

/** Nodes of n8n that let only some of their items through. */
const sieves = ['filter', 'if', 'switch', 'limit', 'removeDuplicates'].map(
	(name) => `n8n-nodes-base.${name}`,
);

/**
 * A list from which jobs were left out on purpose is no full load unless somebody says so.
 * @throws Failure `validation` that names the node which leaves out jobs
 */
export function refuseFilteredReading(context: IExecuteFunctions): void {
	const { name: ownName } = context.getNode();
	const before = nodesBefore(context, ownName);
	const readers = readersBefore(context, ownName);
	for (const { name, reading: read } of readers) {
		const filters = Object.entries(read.filters).filter(isNarrowing);
		const [filter] = filters.map(([key]) => key);
		if (filter) throw filtered(`the node "${name}" has the filter '${filter}'`);
		const isOneOfAll = readersBefore(context, name).length > 0;
		if (read.operation === 'get' && !isOneOfAll) throw filtered(`the node "${name}" reads one job`);
	}
	// A sieve before the reading decides whether it runs, and not which jobs come out of it.
	const sieve = before.find(
		({ name, type }) => sieves.includes(type) && readersBefore(context, name).length > 0,
	);
	if (sieve) throw filtered(`the node "${sieve.name}" lets only some of them through`);
}

function filtered(why: string): Failure {
	return new Failure({
		kind: 'validation',
		message: `The jobs were not sent: ${why}, so there are more jobs than these`,
		remedy: `${nothing} Hand over all jobs. If those that are left out are to go offline, switch on 'Allow Filtered List'.`,
	});
}

/** Whether a filter leaves out jobs; one for open jobs leaves out none that would be sent. */
function isNarrowing([name, value]: [string, unknown]): boolean {
	const values = (Array.isArray(value) ? value : [value]).filter(
		(one) => one !== undefined && one !== null && one !== '',
	);
	const keepsOpen = values.some((one) => ['all', 'open', 'published'].includes(String(one)));
	return values.length > 0 && !(name === 'status' && keepsOpen);
}
