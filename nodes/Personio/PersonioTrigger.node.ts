import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { poll } from './poll';

export class PersonioTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Personio Trigger',
		name: 'personioTrigger',
		icon: { light: 'file:../../icons/personio.svg', dark: 'file:../../icons/personio.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description: 'Starts the workflow when applications in Personio are made, changed or moved',
		defaults: { name: 'Personio Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'personioV2Api', required: true }],
		properties: poll.properties,
	};

	methods = poll.methods;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.poll(this);
	}
}
