import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { poll } from './poll';

export class WorkwiseTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Workwise Trigger',
		name: 'workwiseTrigger',
		icon: { light: 'file:../../icons/workwise.svg', dark: 'file:../../icons/workwise.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["statusOf"] === "open" ? "open applications" : "chosen status" }}',
		description: 'Starts the workflow when applications in Workwise reach a status',
		defaults: { name: 'Workwise Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'workwiseApi', required: true }],
		properties: poll.properties,
	};

	methods = poll.methods;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.poll(this);
	}
}
