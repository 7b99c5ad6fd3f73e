import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { Failure, invalidInput } from '../../../../shared/http/failure';
import { readTarget } from '../../../../shared/node/candidateInput';
import { clock } from '../../../../shared/node/clock';
import { connect } from '../../../../shared/node/connect';
import { inputJson } from '../../../../shared/node/input';
import type { Operation } from '../../../../shared/node/operation';
import {
	batchingOption,
	outputProperties,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { recordWriter, toJson } from '../../../../shared/node/records';
import { idText } from '../../../../shared/model/values';
import { personioSystem } from '../../../../shared/vendors/personio/mapping';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { findApplication, type Applied } from '../../../../shared/vendors/personio/v2/find';
import { toApplication } from '../../../../shared/vendors/personio/v2/mapping';

/** How long to look for an application that was created just now. */
export const findSecondsOption: INodeProperties = {
	displayName: 'Wait for the Application (Seconds)',
	name: 'findSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 300 },
	default: 10,
	description:
		'How long to look again for an application that is not there yet; a new one can take a moment to appear',
};

export const findSeconds = z.number().min(0).max(300).default(10);

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
			options: [
				batchingOption,
				findSecondsOption,
				{
					displayName: 'When Not Found',
					name: 'whenNotFound',
					type: 'options',
					options: [
						{
							name: 'Continue Without ID',
							value: 'continue',
							description: 'Pass the input item on as it is',
						},
						{ name: 'Stop', value: 'stop', description: 'Say that there is no such application' },
					],
					default: 'stop',
				},
			],
		},
	],
	async start(context) {
		const client = await connect(context, personioV2);
		const optionsSchema = z.object({
			findSeconds,
			whenNotFound: z.enum(['continue', 'stop']).default('stop'),
		});
		return async (itemIndex) => {
			const applied = readApplied(context, itemIndex);
			const options = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			const found = await findApplication(
				client,
				applied,
				options.findSeconds,
				clock,
				context.getExecutionCancelSignal(),
			);
			const input = inputJson(context, itemIndex);
			if (!found) {
				if (options.whenNotFound === 'continue') return [{ json: toJson(asObject(input)) }];
				throw new Failure({
					kind: 'notFound',
					service: 'Personio',
					message: `Personio has no application of this candidate for job ${applied.jobId}`,
					remedy:
						"Check e-mail address and job. An application that was created just now can take a while: raise 'Wait for the Application (Seconds)'.",
				});
			}
			const { record, raw } = found;
			const item = recordWriter(context, itemIndex)({ record: toApplication(record), raw });
			return [{ json: { ...item.json, ...toJson(carried.parse(input)) } }];
		};
	},
};

/** What a source must be told of an application that has arrived. */
const carried = z
	.object({ result: z.string().optional(), origin: z.record(z.unknown()).optional() })
	.catch({});

function asObject(json: unknown): object {
	return typeof json === 'object' && json !== null ? json : {};
}

const appliedSchema = z.object({
	system: z.string().optional(),
	jobId: idText,
	candidate: z.object({ email: z.string().min(1) }),
});

function readApplied(context: IExecuteFunctions, itemIndex: number): Applied {
	const by = readParameter(context, 'findBy', itemIndex, z.string(), 'Application');
	if (by === 'fields') {
		return {
			email: readParameter(context, 'email', itemIndex, requiredId, 'Email'),
			jobId: readParameter(context, 'jobId', itemIndex, requiredId, 'Job ID'),
		};
	}
	const input = appliedSchema.safeParse(inputJson(context, itemIndex));
	const isOwn = input.success && (input.data.system ?? personioSystem) === personioSystem;
	const target = readTarget(context, itemIndex, personioSystem);
	if (input.success && (isOwn || target)) {
		const { candidate, jobId } = input.data;
		return { email: candidate.email, jobId: isOwn ? jobId : (target?.jobId ?? jobId) };
	}
	throw invalidInput(
		'The input item does not say who applied for which job of Personio',
		[
			{ field: 'candidate.email', message: 'and jobId are needed' },
			{ field: 'system', message: `must be ${personioSystem}` },
		],
		"Connect the node that created the application in Personio, or set 'Application' to 'Defined Below'.",
	);
}
