import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { webhook } from './triggers';

export class AshbyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ashby Trigger',
		name: 'ashbyTrigger',
		icon: { light: 'file:../../icons/ashby.svg', dark: 'file:../../icons/ashby.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when a webhook of Ashby tells of applications or candidates',
		defaults: { name: 'Ashby Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ashbyApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: webhook.properties,
	};

	webhookMethods = { default: webhook.webhookMethods };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await webhook.receive(this);
	}
}
