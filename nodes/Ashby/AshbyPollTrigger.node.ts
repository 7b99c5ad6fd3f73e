import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { poll } from './triggers';

export class AshbyPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ashby Poll Trigger',
		name: 'ashbyPollTrigger',
		icon: { light: 'file:../../icons/ashby.svg', dark: 'file:../../icons/ashby.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description:
			'Starts the workflow when applications in Ashby were made or changed, also where a webhook got lost',
		defaults: { name: 'Ashby Poll Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ashbyApi', required: true }],
		properties: poll.properties,
	};

	methods = poll.methods;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.poll(this);
	}
}
