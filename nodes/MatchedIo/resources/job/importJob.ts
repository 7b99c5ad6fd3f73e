import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { Failure } from '../../../../shared/http/failure';
import { jobSchema, type Job } from '../../../../shared/model';
import { connect } from '../../../../shared/node/connect';
import { readInput } from '../../../../shared/node/input';
import type { Operation } from '../../../../shared/node/operation';
import { readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import type { MatchedIoClient } from '../../../../shared/vendors/matched-io/client';
import { fillFields } from '../../../../shared/vendors/matched-io/jobFields';
import { importJob as importIntoMatchedIo } from '../../../../shared/vendors/matched-io/jobImport';
import type { MatchedIoJobField } from '../../../../shared/vendors/matched-io/records';
import { importParameters } from './importParameters';

const optionsSchema = z.object({
	ifExists: z.enum(['update', 'keep']).default('update'),
	notOpen: z.boolean().default(false),
});

/** A resource mapper holds nothing before its first field is filled. */
const enteredSchema = z
	.object({ value: z.record(z.unknown()).nullish() })
	.nullish()
	.transform((mapper) => mapper?.value ?? {});

export const importJob: Operation = {
	option: {
		name: 'Import',
		value: 'import',
		action: 'Import job',
		description:
			'Import a job of any applicant tracking system; one that was imported before is recognised',
	},
	properties: importParameters,
	async start(context) {
		const client = await connect(context, matchedIo);
		const fields = await readJobFields(client);
		return async (itemIndex) => {
			const { origin, job } = readJob(context, itemIndex);
			const options = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			if (!options.notOpen) refuseUnlessOpen(origin, job);
			const entered = readParameter(context, 'jobFields', itemIndex, enteredSchema, 'Job Fields');
			const filled = fillFields(fields, job, entered);
			const imported = await importIntoMatchedIo(client, origin, filled, options.ifExists);
			return [
				{
					json: toJson({
						...imported.job,
						result: imported.result,
						origin,
						...(filled.notTransferred.length > 0 && { notTransferred: filled.notTransferred }),
					}),
				},
			];
		};
	},
};

async function readJobFields(client: MatchedIoClient): Promise<MatchedIoJobField[]> {
	const fields: MatchedIoJobField[] = [];
	for await (const { record } of client.jobFields()) fields.push(record);
	return fields;
}

interface JobToImport {
	origin: { system: string; id: string };
	job: Partial<Job>;
}

function readJob(context: IExecuteFunctions, itemIndex: number): JobToImport {
	const source = readParameter(context, 'jobSource', itemIndex, z.string(), 'Job');
	if (source === 'fields') {
		const system = readParameter(context, 'externalSystem', itemIndex, requiredId, 'System');
		const id = readParameter(context, 'externalId', itemIndex, requiredId, 'Job ID');
		return { origin: { system, id }, job: {} };
	}
	const job = readInput(
		context,
		itemIndex,
		jobSchema,
		'a job',
		"Connect a node that gives jobs, such as Personio: Get Many, or set 'Job' to 'Defined Below'.",
	);
	return { origin: { system: job.system ?? 'other', id: job.id }, job };
}

const notOpen = ['archived', 'closed', 'draft'];

/** A job that is not advertised at home is not to be advertised elsewhere. */
function refuseUnlessOpen({ system, id }: JobToImport['origin'], { status }: Partial<Job>): void {
	if (status === undefined || !notOpen.includes(status)) return;
	throw new Failure({
		kind: 'conflict',
		message: `Job ${id} of ${system} was not imported: it is ${status === 'draft' ? 'a draft' : status} there`,
		remedy: "Publish it there, or switch on the option 'Import Jobs That Are Not Open'.",
	});
}
