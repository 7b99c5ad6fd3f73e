import { z } from 'zod';
import type { Clock } from '../../shared/http/clock';
import type { Received } from '../../shared/http/contractClient';
import { Failure, invalidInput } from '../../shared/http/failure';
import { isObject } from '../../shared/http/paths';
import { idText } from '../../shared/model/values';
import { readTarget } from '../../shared/node/input/candidateInput';
import { clock } from '../../shared/node/account/clock';
import { connect } from '../../shared/node/account/connect';
import { inputJson } from '../../shared/node/input/inputRecord';
import { itemOf, type Item } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { batchingOption, outputProperties, requiredId } from '../../shared/node/panel/parameters';
import { recordWriter, toJson } from '../../shared/node/run/records';
import { choice, entriesOf, field, schemaOf } from '../../shared/vendor/fields';
import { system } from './contract';
import { toApplication, type PersonioV2Application } from './records';
import { personioV2Api, type PersonioV2Client } from './v2Client';

const usualSeconds = 10;

/** How long to look for an application that was created just now. */
export const findSeconds = field(
	{
		displayName: 'Wait for the Application (Seconds)',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 300 },
		default: usualSeconds,
		description:
			'How long to look again for an application that is not there yet; a new one can take a moment to appear',
	},
	z.number().min(0).max(300).optional(),
);

const options = {
	findSeconds,
	whenNotFound: choice(
		'When Not Found',
		{
			continue: {
				name: 'Continue Without ID',
				description: 'Pass the input item on as it is',
			},
			stop: { name: 'Stop', description: 'Say that there is no such application' },
		},
		'stop',
	),
};

export const find: Operation = {
	option: {
		name: 'Find',
		value: 'find',
		action: 'Find application',
		description:
			'Find the application of a candidate for a job, e.g. to confirm the ID of one that was created just now',
	},
	properties: [
		{
			displayName: 'Application',
			name: 'findBy',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description:
						'By e-mail address and job of the input item, e.g. what Create gave out. What it says of its origin comes along.',
				},
				{ name: 'Defined Below', value: 'fields', description: 'Enter e-mail address and job' },
			],
			default: 'input',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			required: true,
			displayOptions: { show: { findBy: ['fields'] } },
			default: '',
			description: 'The email address of the candidate',
		},
		{
			displayName: 'Job ID',
			name: 'jobId',
			type: 'string',
			required: true,
			displayOptions: { show: { findBy: ['fields'] } },
			default: '',
			description: 'The ID of the job that the candidate applied for',
			placeholder: 'e.g. 2001',
		},
		...outputProperties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption, ...entriesOf(options)],
		},
	],
	async start(context) {
		const client = await connect(context, personioV2Api);
		const signal = context.getExecutionCancelSignal();
		const optionsSchema = schemaOf(options, context.getTimezone());
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const applied = readApplied(item);
			const { findSeconds, whenNotFound } = item.read('options', optionsSchema, 'Options');
			const found = await findApplication(client, applied, findSeconds, clock, signal);
			const input = inputJson(context, itemIndex);
			if (!found) {
				if (whenNotFound === 'continue') return [{ json: toJson(isObject(input) ? input : {}) }];
				throw new Failure({
					kind: 'notFound',
					service: 'Personio',
					message: `Personio has no application of this candidate for job ${applied.jobId}`,
					remedy:
						"Check e-mail address and job. An application that was created just now can take a while: raise 'Wait for the Application (Seconds)'.",
				});
			}
			const { record, raw } = found;
			const { json } = recordWriter(context, itemIndex)({ record: toApplication(record), raw });
			return [{ json: { ...json, ...toJson(carried.parse(input)) } }];
		};
	},
};

/** What a source must be told of an application that has arrived. */
const carried = z
	.object({ result: z.string().optional(), origin: z.record(z.unknown()).optional() })
	.catch({});

const appliedSchema = z.object({
	system: z.string().optional(),
	jobId: idText,
	candidate: z.object({ email: z.string().min(1) }),
});

function readApplied(item: Item): Applied {
	if (item.read('findBy', z.string(), 'Application') === 'fields') {
		return {
			email: item.read('email', requiredId, 'Email'),
			jobId: item.read('jobId', requiredId, 'Job ID'),
		};
	}
	const input = appliedSchema.safeParse(inputJson(item.context, item.index));
	const isOwn = input.success && (input.data.system ?? system) === system;
	const target = readTarget(item.context, item.index, system);
	if (input.success && (isOwn || target)) {
		const { candidate, jobId } = input.data;
		return { email: candidate.email, jobId: isOwn ? jobId : (target?.jobId ?? jobId) };
	}
	throw invalidInput(
		'The input item does not say who applied for which job of Personio',
		[
			{ field: 'candidate.email', message: 'and jobId are needed' },
			{ field: 'system', message: `must be ${system}` },
		],
		"Connect the node that created the application in Personio, or set 'Application' to 'Defined Below'.",
	);
}

/** Who applied for what. */
export interface Applied {
	email: string;
	jobId: string;
}

/**
 * The application of that e-mail address for that job: the first API tells no id when it creates one. It may take a
 * moment to appear in the second, so it is looked for again within that time, after 1, 2, 4 … seconds.
 *
 * @param seconds that may be spent waiting; 0: look once
 */
export async function findApplication(
	client: PersonioV2Client,
	{ email, jobId }: Applied,
	seconds = usualSeconds,
	clock: Clock,
	signal?: AbortSignal,
): Promise<Received<PersonioV2Application> | undefined> {
	const until = clock.now() + seconds * 1000;
	const wanted = email.trim().toLowerCase();
	for (let pause = 1000; ; pause *= 2) {
		for await (const application of client.applications({ email: email.trim() })) {
			const { candidate, job } = application.record;
			if (job.id === jobId && candidate.email?.trim().toLowerCase() === wanted) return application;
		}
		const left = until - clock.now();
		if (left <= 0 || signal?.aborted) return undefined;
		await clock.sleep(Math.min(pause, left), signal);
	}
}
