import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { Failure } from '../../http/failure';
import { jobSchema, type Job } from '../../model';
import { readInput } from './inputRecord';
import type { Item } from './item';
import { requiredId } from '../panel/parameters';

/** A job of any system, which is to be advertised in another one. */
export interface JobInput {
	/** Where it comes from. */
	origin: { system: string; id: string };
	/** What it brings along. */
	job: Partial<Job>;
}

/** Parameters that say which job it is; read them with `readJob`. @param system what "System" means */
export function jobParameters(system: string): INodeProperties[] {
	return [
		{
			displayName: 'Job',
			name: 'jobSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description: 'The input item is a job, as the other recruiting nodes give it',
				},
				{ name: 'Defined Below', value: 'fields', description: 'Enter all fields here' },
			],
			default: 'input',
		},
		{
			displayName: 'System',
			name: 'externalSystem',
			type: 'string',
			required: true,
			displayOptions: { show: { jobSource: ['fields'] } },
			default: '',
			placeholder: 'e.g. personio',
			description: system,
		},
		{
			displayName: 'Job ID',
			name: 'externalId',
			type: 'string',
			required: true,
			displayOptions: { show: { jobSource: ['fields'] } },
			default: '',
			placeholder: 'e.g. 2001',
			description: 'The ID of the job there, by which it is recognised when it is imported again',
		},
	];
}

/** @throws Failure `validation` if the input item is not a job, or an ID is missing */
export function readJob({ context, index, read }: Item): JobInput {
	if (read('jobSource', z.string(), 'Job') === 'fields') {
		const system = read('externalSystem', requiredId, 'System');
		return { origin: { system, id: read('externalId', requiredId, 'Job ID') }, job: {} };
	}
	const job = readInput(
		context,
		index,
		jobSchema,
		'a job',
		"Connect a node that gives jobs, such as Personio: Get Many, or set 'Job' to 'Defined Below'.",
	);
	return { origin: { system: job.system ?? 'other', id: job.id }, job };
}

/** The option by which `refuseUnlessOpen` is left out. */
export const notOpenOption: INodeProperties = {
	displayName: 'Import Jobs That Are Not Open',
	name: 'notOpen',
	type: 'boolean',
	default: false,
	description: 'Whether to import also drafts and jobs that are closed or archived',
};

const notOpen = ['archived', 'closed', 'draft'];

/** A job that is not advertised at home is not to be advertised elsewhere. @throws Failure `conflict` */
export function refuseUnlessOpen({ origin: { system, id }, job: { status } }: JobInput): void {
	if (status === undefined || !notOpen.includes(status)) return;
	throw new Failure({
		kind: 'conflict',
		message: `Job ${id} of ${system} was not imported: it is ${status === 'draft' ? 'a draft' : status} there`,
		remedy: "Publish it there, or switch on the option 'Import Jobs That Are Not Open'.",
	});
}
