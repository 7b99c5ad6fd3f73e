import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeProperties, INodeType } from 'n8n-workflow';
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

/** n8n's own nodes live in n8n-nodes-base, which is not installed; these few are enough. */
export const stubNodes: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': passThrough('manualTrigger', true),
	'n8n-nodes-base.scheduleTrigger': passThrough('scheduleTrigger', true),
	'n8n-nodes-base.filter': filter,
	'n8n-nodes-base.noOp': passThrough('noOp', false),
	'n8n-nodes-base.set': set,
	'n8n-nodes-base.stickyNote': passThrough('stickyNote', false),
};
