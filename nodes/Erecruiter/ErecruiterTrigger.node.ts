import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { poll } from './poll';

export class ErecruiterTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'eRecruiter Trigger',
		name: 'erecruiterTrigger',
		icon: {
			light: 'file:../../icons/erecruiter.svg',
			dark: 'file:../../icons/erecruiter.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description: 'Starts the workflow when applications in eRecruiter.pl are made or change status',
		defaults: { name: 'eRecruiter Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'erecruiterApi', required: true }],
		properties: poll.properties,
	};

	methods = poll.methods;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.poll(this);
	}
}
