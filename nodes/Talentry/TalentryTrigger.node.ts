import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { poll } from './poll';

export class TalentryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Talentry Trigger',
		name: 'talentryTrigger',
		icon: { light: 'file:../../icons/talentry.svg', dark: 'file:../../icons/talentry.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description:
			'Starts the workflow when talents of Talentry are created or changed, or their consent changes',
		defaults: { name: 'Talentry Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'talentryApi', required: true }],
		properties: poll.properties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.poll(this);
	}
}
