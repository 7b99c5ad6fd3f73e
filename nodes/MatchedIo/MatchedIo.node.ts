import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeResources, operationInWords } from '../../shared/node/description';
import { runResource } from '../../shared/node/run';
import { searchJobs, searchMatches } from './listSearch';
import { job } from './resources/job';
import { match } from './resources/match';
import { getJobFields } from './resourceMapping';

const resources = [job, match];

export class MatchedIo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'matched.io',
		name: 'matchedIo',
		icon: {
			light: 'file:../../icons/matched-io.svg',
			dark: 'file:../../icons/matched-io.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Import jobs into matched.io from any applicant tracking system, read successful matches and confirm their export',
		defaults: { name: 'matched.io' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matchedIoApi', required: true }],
		properties: describeResources(resources),
	};

	methods = {
		listSearch: { searchJobs, searchMatches },
		resourceMapping: { getJobFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
