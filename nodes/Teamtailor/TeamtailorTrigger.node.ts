import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { toNodeError } from '../../shared/node/run/errors';
import { readCredential } from './credential';
import { eventOptions, eventsField } from './events';
import { noSignatureKey, receive } from './webhook';

export class TeamtailorTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Teamtailor Trigger',
		name: 'teamtailorTrigger',
		icon: {
			light: 'file:../../icons/teamtailor.svg',
			dark: 'file:../../icons/teamtailor.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when a webhook of Teamtailor tells of candidates, applications or jobs',
		defaults: { name: 'Teamtailor Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'teamtailorApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{
				displayName:
					"Teamtailor offers no way to set up webhooks from outside. In Teamtailor, open Settings > Integrations > Webhooks, add a webhook with the Production URL above and the events that you choose here, choose signature version v2, and copy its signature key into 'Webhook Signature Key' of the credential. Lost webhooks are found by the node Teamtailor Poll Trigger.",
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
			eventsField(eventOptions).property('events'),
			{
				displayName: 'Simplify',
				name: 'simplify',
				type: 'boolean',
				default: true,
				description:
					'Whether to return a simplified version of the response instead of the raw data',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Accept Legacy Signatures',
						name: 'acceptV1',
						type: 'boolean',
						default: false,
						description:
							'Whether to accept signature version v1 as well. It covers the ID of the record only: whoever has seen one webhook can send others about the same record.',
					},
					{
						displayName: 'Tolerance (Seconds)',
						name: 'tolerance',
						type: 'number',
						typeOptions: { minValue: 1 },
						default: 300,
						description:
							'How old a webhook may be. Older ones are refused, since they may be replays.',
					},
				],
			},
		],
	};

	// A webhook is set up by hand; what can be checked is whether the key is there to prove it by.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return readCredential(await this.getCredentials('teamtailorApi')).signatureKey !== '';
			},
			async create(this: IHookFunctions): Promise<boolean> {
				throw toNodeError(this.getNode(), noSignatureKey(), 0);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
