import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeResources, operationInWords } from '../../shared/node/description';
import { runResource } from '../../shared/node/run';
import { searchJobs, searchStatuses } from './listSearch';
import { application } from './resources/application';
import { document } from './resources/document';
import { job } from './resources/job';
import { status } from './resources/status';

const resources = [application, document, job, status];

export class Workwise implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Workwise',
		name: 'workwise',
		icon: { light: 'file:../../icons/workwise.svg', dark: 'file:../../icons/workwise.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: operationInWords,
		description: 'Read jobs and applications of Workwise, confirm exports and report outcomes back',
		defaults: { name: 'Workwise' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'workwiseApi', required: true }],
		properties: describeResources(resources),
	};

	methods = { listSearch: { searchJobs, searchStatuses } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
