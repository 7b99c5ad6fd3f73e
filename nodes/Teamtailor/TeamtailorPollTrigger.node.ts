import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { poll } from './poll';

export class TeamtailorPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Teamtailor Poll Trigger',
		name: 'teamtailorPollTrigger',
		icon: {
			light: 'file:../../icons/teamtailor.svg',
			dark: 'file:../../icons/teamtailor.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when candidates, applications or jobs of Teamtailor were made or changed, also where a webhook got lost',
		defaults: { name: 'Teamtailor Poll Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'teamtailorApi', required: true }],
		properties: [
			{
				displayName:
					"Each item has an 'eventId', the same as that of the webhook for the same change: to use both triggers and get nothing twice, let n8n's Remove Duplicates node compare it with previous executions. Deleted records cannot be found by polling.",
				name: 'bothNotice',
				type: 'notice',
				default: '',
			},
			...poll.properties,
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.poll(this);
	}
}
