import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { activationOption, onlyAfterActivation } from '../../shared/node/pollParameters';
import { pollTrigger } from '../../shared/node/pollTrigger';
import { getJobs, getStatuses } from './loadOptions';
import { connectService } from './trigger/service';

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
		properties: [
			{
				displayName: 'Status',
				name: 'statusOf',
				type: 'options',
				options: [
					{
						name: 'Open Applications',
						value: 'open',
						description:
							'The status that new applications have, "Offene Bewerbungen": starts with each new application',
					},
					{
						name: 'Chosen Below',
						value: 'chosen',
						description: 'Only the statuses that are named',
					},
				],
				default: 'open',
			},
			{
				displayName: 'Status Names or IDs',
				name: 'statuses',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getStatuses', loadOptionsDependsOn: ['jobs'] },
				displayOptions: { show: { statusOf: ['chosen'] } },
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{
				displayName: 'Jobs',
				name: 'jobsOf',
				type: 'options',
				options: [
					{ name: 'All', value: 'all', description: 'Also future ones' },
					{ name: 'Chosen Below', value: 'chosen', description: 'Such as those that are linked' },
					{
						name: 'Connected in Workwise',
						value: 'connected',
						description: 'Those that Workwise shows as connected when it is polled',
					},
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
			onlyAfterActivation,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [activationOption],
			},
		],
	};

	methods = { loadOptions: { getJobs, getStatuses } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, connectService);
	}
}
