import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';

/** A node that hands on what it gets; as a trigger, the items that the run was started with. */
function passThrough(name: string, isTrigger: boolean): INodeType {
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
			properties: [],
		},
		async execute() {
			return [this.getInputData()];
		},
	};
}

/** n8n's own nodes live in n8n-nodes-base, which is not installed; these few are enough. */
export const stubNodes: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': passThrough('manualTrigger', true),
	'n8n-nodes-base.scheduleTrigger': passThrough('scheduleTrigger', true),
	'n8n-nodes-base.formTrigger': passThrough('formTrigger', true),
	'n8n-nodes-base.noOp': passThrough('noOp', false),
	'n8n-nodes-base.stickyNote': passThrough('stickyNote', false),
};
