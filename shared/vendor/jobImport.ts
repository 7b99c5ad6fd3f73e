import { z } from 'zod';
import type { Received } from '../http/contractClient';
import { invalidInput } from '../http/failure';
import type { VendorApi } from '../http/vendorApi';
import { jobSchema, present, type Job } from '../model';
import { connect } from '../node/account/connect';
import { itemOf, type Item } from '../node/input/item';
import {
	jobParameters,
	notOpenOption,
	readJob,
	refuseUnlessOpen,
	type JobInput,
} from '../node/input/jobInput';
import type { Operation, OperationResult } from '../node/run/operation';
import { batchingOption } from '../node/panel/parameters';
import { toJson } from '../node/run/records';
import { enteredFields, fieldMapper, mapperFieldOf, mapperMethod } from './fieldMapper';
import { choice } from './fields';
import {
	fillForm,
	isBlank,
	missingProblem,
	type FilledForm,
	type AccountForm,
	type FormField,
} from './accountForm';

/** How jobs of any system get into one that advertises them, by the form that the account has for a new job. */
export interface JobImportSpec<Client> {
	/** What the parameter "System" means: the system from which a job comes. */
	origin: string;
	/** See `Form`. */
	synonyms: AccountForm['synonyms'];
	/** The fields of the account's form for a new job. */
	fields(client: Client): AsyncIterable<Received<FormField>>;
	/** The job that was imported from there, by the names of its fields; none if none was. */
	imported(
		client: Client,
		origin: JobInput['origin'],
	): AsyncIterable<Received<Readonly<Record<string, unknown>>>>;
	/** A job is recognised by its origin: a second time it is no second job. */
	write(
		client: Client,
		origin: JobInput['origin'],
		values: FilledForm['values'],
		ifExists: 'update' | 'keep',
	): Promise<{ result: 'created' | 'updated' | 'alreadyExists'; job: Job }>;
}

/** What a job of another system may bring along. */
const carriedNames = Object.keys(
	jobSchema.omit({ system: true, raw: true, id: true, status: true }).shape,
);

const jobFields = fieldMapper('Job Fields', 'jobFields', {
	method: 'getJobFields',
	fieldWords: { singular: 'field', plural: 'fields' },
	description:
		'What the job does not bring along. A value here wins over that of the job; lists are written with commas.',
});

const optionsSchema = z.object({
	ifExists: z.enum(['update', 'keep']).default('update'),
	notOpen: z.boolean().default(false),
});

/** The operation that imports a job, and the method that n8n calls for the fields of the account's form. */
export function jobImport<Client>(api: VendorApi<Client>, spec: JobImportSpec<Client>) {
	const importJob: Operation = {
		option: {
			name: 'Import',
			value: 'import',
			action: 'Import job',
			description:
				'Import a job of any applicant tracking system; one that was imported before is recognised',
		},
		properties: [
			...jobParameters(spec.origin),
			jobFields,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [batchingOption, ifExists(api.name).property('ifExists'), notOpenOption],
			},
		],
		async start(context) {
			const client = await connect(context, api);
			const fields: FormField[] = [];
			for await (const { record } of spec.fields(client)) fields.push(record);
			return async (itemIndex) => [await importOne(itemOf(context, itemIndex), client, fields)];
		},
	};

	async function importOne(
		item: Item,
		client: Client,
		fields: readonly FormField[],
	): Promise<OperationResult> {
		const { origin, job } = readJob(item);
		const options = item.read('options', optionsSchema, 'Options');
		if (!options.notOpen) refuseUnlessOpen({ origin, job });
		const entered = item.read('jobFields', enteredFields, 'Job Fields');
		const filled = fillJobForm(api.name, { fields, synonyms: spec.synonyms }, job, entered);
		await refuseIncomplete(client, origin, filled);
		const written = await spec.write(client, origin, filled.values, options.ifExists);
		const { notTransferred } = filled;
		return {
			json: toJson({
				...written.job,
				result: written.result,
				origin,
				...(notTransferred.length > 0 && { notTransferred }),
			}),
		};
	}

	/**
	 * Nothing is sent while a required field is missing; one that was imported before keeps what it has, so that a person
	 * may have completed it there.
	 * @throws Failure `validation` with every field that is missing or does not fit
	 */
	async function refuseIncomplete(
		client: Client,
		origin: JobInput['origin'],
		{ missing, problems }: FilledForm,
	): Promise<void> {
		const known = missing.length > 0 ? await first(spec.imported(client, origin)) : undefined;
		const stillMissing = missing.filter(({ name }) => isBlank(known?.[name]));
		const wrong = [...stillMissing.map(missingProblem), ...problems];
		if (wrong.length === 0) return;
		throw invalidInput(
			`Job ${origin.id} of ${origin.system} cannot be imported into ${api.name}: ${wrong.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
			wrong,
			"Nothing was sent. Enter the values under 'Job Fields', then run it again.",
		);
	}

	const getJobFields = mapperMethod(
		api,
		async function* (client) {
			for await (const { record } of spec.fields(client)) {
				const carried = carriedNames.includes(record.name);
				yield mapperFieldOf(record, carried, 'From the job when left out');
			}
		},
		`This ${api.name} account has no fields for jobs.`,
	);
	return { importJob, getJobFields };
}

/** Fills the account's form with what is entered, else with what the job brings along. */
export function fillJobForm(
	service: string,
	form: Omit<AccountForm, 'strange'>,
	job: Partial<Job>,
	entered: Readonly<Record<string, unknown>>,
): FilledForm {
	const carried = Object.entries(present(job)).filter(([name]) => carriedNames.includes(name));
	const strange = `is not a job field of this ${service} account`;
	return fillForm({ ...form, strange }, new Map<string, unknown>(carried), entered);
}

function ifExists(service: string) {
	return choice(
		'If Imported Before',
		{
			keep: { name: 'Leave as It Is', description: `What was changed at ${service} stays` },
			update: {
				name: 'Update',
				description: 'The fields that are filled here are written; the others stay',
			},
		},
		'update',
		`What to do with a job that ${service} knows from an earlier import`,
	);
}

async function first<T>(records: AsyncIterable<Received<T>>): Promise<T | undefined> {
	for await (const { record } of records) return record;
	return undefined;
}
