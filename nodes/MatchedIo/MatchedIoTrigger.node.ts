import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pollTrigger } from '../../shared/node/pollTrigger';
import { getJobs } from './loadOptions';
import { connectService } from './trigger/service';

export class MatchedIoTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'matched.io Trigger',
		name: 'matchedIoTrigger',
		icon: {
			light: 'file:../../icons/matched-io.svg',
			dark: 'file:../../icons/matched-io.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: 'New successful match',
		description: 'Starts the workflow when a match at matched.io becomes successful',
		defaults: { name: 'matched.io Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matchedIoApi', required: true }],
		properties: [
			{
				displayName: 'Jobs',
				name: 'jobsOf',
				type: 'options',
				options: [
					{ name: 'All', value: 'all', description: 'Also future ones' },
					{ name: 'Chosen Below', value: 'chosen' },
				],
				default: 'all',
				description: 'Whose successful matches start the workflow',
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
				displayName:
					"Documents are not downloaded here. Put 'matched.io: Get' with the ID of the match after this node to have them.",
				name: 'documentsNotice',
				type: 'notice',
				default: '',
			},
		],
	};

	methods = { loadOptions: { getJobs } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, connectService);
	}
}
