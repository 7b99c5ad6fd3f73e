import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pollTrigger } from '../../shared/node/pollTrigger';
import { consentStateOptions } from './consentStates';
import { connectService } from './trigger/service';

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
		properties: [
			{
				displayName: 'Event',
				name: 'event',
				type: 'options',
				options: [
					{
						name: 'Consent Changed',
						value: 'consentChanged',
						description: 'A consent was requested, accepted, declined or withdrawn, or has expired',
					},
					{
						name: 'Talent Created',
						value: 'talentCreated',
						description: 'There is a new talent',
					},
					{
						name: 'Talent Created or Changed',
						value: 'talentChanged',
						description:
							'There is a new talent, or something about one has changed; of several changes the latest',
					},
				],
				default: 'consentChanged',
			},
			{
				displayName: 'Consent States',
				name: 'consentStates',
				type: 'multiOptions',
				options: consentStateOptions,
				displayOptions: { show: { event: ['consentChanged'] } },
				default: [],
				description: 'The states to start for; all of them when none is chosen',
			},
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, connectService);
	}
}
