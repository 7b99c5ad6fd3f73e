import { pollTimes } from './pollTimes';
import type { Workflow, WorkflowNode } from './templates';

const replaced = ['n8n-nodes-base.scheduleTrigger', 'n8n-nodes-recruiting.workwise'];

/** The template from Workwise to Personio with Workwise Trigger in place of its schedule and list. */
export function startedByPolls(template: Workflow, parameters: object = {}): Workflow {
	const isReplaced = ({ type, parameters: { operation } }: WorkflowNode) =>
		replaced.includes(type) && (operation === undefined || operation === 'getDue');
	const gone = new Set(template.nodes.filter(isReplaced).map(({ name }) => name));
	const trigger: WorkflowNode = {
		id: 'polled',
		name: 'Workwise Trigger',
		type: 'n8n-nodes-recruiting.workwiseTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { ...parameters, pollTimes },
		credentials: { workwiseApi: { id: 'workwiseApi', name: 'workwiseApi' } },
	};
	const kept = Object.entries(template.connections).filter(([name]) => !gone.has(name));
	return {
		...template,
		id: 'started-by-polls',
		name: 'Started by polls',
		nodes: [trigger, ...template.nodes.filter(({ name }) => !gone.has(name))],
		connections: {
			...Object.fromEntries(kept),
			'Workwise Trigger': { main: [[{ node: 'Job Link', type: 'main', index: 0 }]] },
		},
	};
}
