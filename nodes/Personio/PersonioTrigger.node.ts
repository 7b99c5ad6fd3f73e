import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pollTrigger } from '../../shared/node/pollTrigger';
import { getJobs, getStages } from './loadOptions';
import { connectService } from './trigger/service';

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
		properties: [
			{
				displayName: 'Event',
				name: 'event',
				type: 'options',
				options: [
					{
						name: 'Application Changed',
						value: 'applicationChanged',
						description: 'Anything about an application is new, a new application included',
					},
					{
						name: 'Application Created',
						value: 'applicationCreated',
						description: 'A candidate has applied, or was entered by a recruiter',
					},
					{
						name: 'Stage Changed',
						value: 'stageChanged',
						description:
							'An application has another stage than before; of several since the last poll each',
					},
				],
				default: 'applicationCreated',
			},
			{
				displayName: 'Jobs',
				name: 'jobsOf',
				type: 'options',
				options: [
					{ name: 'All', value: 'all', description: 'Also future ones' },
					{ name: 'Chosen Below', value: 'chosen', description: 'Only the jobs that are named' },
				],
				default: 'all',
			},
			{
				displayName: 'Job Names or IDs',
				name: 'jobs',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getJobs' },
				displayOptions: { show: { jobsOf: ['chosen'] } },
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{
				displayName: 'Stage Names or IDs',
				name: 'stages',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getStages' },
				displayOptions: { show: { event: ['stageChanged'] } },
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint: 'Only applications that reach one of these stages; all when left empty',
			},
		],
	};

	methods = { loadOptions: { getJobs, getStages } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, connectService);
	}
}
