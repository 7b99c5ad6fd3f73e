import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { activationOption, onlyAfterActivation } from '../../shared/node/pollParameters';
import { pollTrigger } from '../../shared/node/pollTrigger';
import { getRecruitments } from './loadOptions';
import { cameFrom } from './parameters';
import { connectService } from './trigger/service';

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
		properties: [
			{
				displayName: 'Event',
				name: 'event',
				type: 'options',
				options: [
					{
						name: 'Application Created',
						value: 'applicationCreated',
						description: 'A candidate has applied',
					},
					{
						name: 'Status Changed',
						value: 'statusChanged',
						description:
							'An application has another status than before; of several since the last poll each',
					},
				],
				default: 'statusChanged',
			},
			{
				displayName: 'Recruitments',
				name: 'recruitmentsOf',
				type: 'options',
				options: [
					{
						name: 'All',
						value: 'all',
						description: 'Also future ones; of those that are shared with the access key',
					},
					{
						name: 'Chosen Below',
						value: 'chosen',
						description: 'Only the recruitments that are named',
					},
				],
				default: 'all',
			},
			{
				displayName: 'Recruitment Names or IDs',
				name: 'recruitments',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getRecruitments' },
				displayOptions: { show: { recruitmentsOf: ['chosen'] } },
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{ ...onlyAfterActivation, displayOptions: { show: { event: ['statusChanged'] } } },
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [activationOption, cameFrom],
			},
		],
	};

	methods = { loadOptions: { getRecruitments } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, connectService);
	}
}
