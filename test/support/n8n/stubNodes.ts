import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeExecutionData, INodeProperties, INodeType } from 'n8n-workflow';
import { z } from 'zod';

function stub(
	name: string,
	execute: NonNullable<INodeType['execute']>,
	properties: INodeProperties[] = [],
	isTrigger = false,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: [isTrigger ? 'trigger' : 'transform'],
			version: 1,
			description: `Stands for n8n's own ${name}`,
			defaults: { name },
			inputs: isTrigger ? [] : [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		execute,
	};
}

/** A node that hands on what it gets; as a trigger, the items that the run was started with. */
function passThrough(name: string, isTrigger: boolean): INodeType {
	return stub(
		name,
		async function () {
			return [this.getInputData()];
		},
		[],
		isTrigger,
	);
}

/** The conditions are worked out by n8n's engine itself. */
const filter = stub(
	'filter',
	async function () {
		return [
			this.getInputData().filter((_item, index) =>
				this.getNodeParameter('conditions', index, false, { extractValue: true }),
			),
		];
	},
	[{ displayName: 'Conditions', name: 'conditions', type: 'filter', default: {} }],
);

const assignments = z.array(z.object({ name: z.string(), value: z.string() }));

/** "Edit Fields", for text fields that replace the item's own. */
const set = stub(
	'set',
	async function () {
		return [
			this.getInputData().map((_item, index) => {
				const fields = assignments.parse(this.getNodeParameter('assignments.assignments', index));
				return {
					json: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
					pairedItem: { item: index },
				};
			}),
		];
	},
	[
		{
			displayName: 'Fields',
			name: 'assignments',
			type: 'assignmentCollection',
			default: {},
		},
	],
);

const text: Omit<INodeProperties, 'name'> = { displayName: 'Text', type: 'string', default: '' };

const formFields = z.array(
	z.object({
		fieldLabel: z.string(),
		fieldOptions: z.object({ values: z.array(z.object({ option: z.string() })) }),
	}),
);

/** A form page on which a person chooses the first option everywhere; as the ending, what the person reads. */
const form = stub(
	'form',
	async function () {
		if (this.getNodeParameter('operation', 0) === 'completion') {
			const json = {
				title: this.getNodeParameter('completionTitle', 0),
				message: this.getNodeParameter('completionMessage', 0),
			};
			return [[{ json: z.record(z.string()).parse(json), pairedItem: { item: 0 } }]];
		}
		const fields = z.string().parse(this.getNodeParameter('jsonOutput', 0));
		const chosen = formFields
			.parse(JSON.parse(fields))
			.map(({ fieldLabel, fieldOptions }) => [fieldLabel, fieldOptions.values[0]?.option]);
		return [[{ json: Object.fromEntries(chosen), pairedItem: { item: 0 } }]];
	},
	['operation', 'jsonOutput', 'completionTitle', 'completionMessage'].map((name) => ({
		...text,
		name,
	})),
);

const loopState = z.object({ left: z.custom<INodeExecutionData[]>(Array.isArray) });

/** "Loop Over Items": nothing at its first output before the end, the items of one batch at its second. */
const splitInBatches: INodeType = stub(
	'splitInBatches',
	async function () {
		const context = this.getContext('node');
		const state = loopState.safeParse(context);
		const left = state.success
			? state.data.left
			: this.getInputData().map((one, item) => ({ ...one, pairedItem: { item } }));
		const batch = left.slice(0, z.number().parse(this.getNodeParameter('batchSize', 0)));
		context.left = left.slice(batch.length);
		return [[], batch];
	},
	[{ displayName: 'Batch Size', name: 'batchSize', type: 'number', default: 1 }],
);
splitInBatches.description.version = 3;
splitInBatches.description.outputs = [NodeConnectionTypes.Main, NodeConnectionTypes.Main];

/** n8n's own nodes live in n8n-nodes-base, which is not installed; these few are enough. */
export const stubNodes: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': passThrough('manualTrigger', true),
	'n8n-nodes-base.scheduleTrigger': passThrough('scheduleTrigger', true),
	'n8n-nodes-base.form': form,
	'n8n-nodes-base.formTrigger': passThrough('formTrigger', true),
	'n8n-nodes-base.filter': filter,
	'n8n-nodes-base.noOp': passThrough('noOp', false),
	'n8n-nodes-base.set': set,
	'n8n-nodes-base.splitInBatches': splitInBatches,
	'n8n-nodes-base.stickyNote': passThrough('stickyNote', false),
};
