import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeResources } from '../../shared/node/description';
import { runResource } from '../../shared/node/run';
import { searchJobs, searchPhases } from './listSearch';
import { application } from './resources/application';
import { document } from './resources/document';
import { job } from './resources/job';

const resources = [application, document, job];

export class Personio implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Personio',
		name: 'personio',
		icon: { light: 'file:../../icons/personio.svg', dark: 'file:../../icons/personio.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read published jobs of Personio and create applications with their documents',
		defaults: { name: 'Personio' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'personioApi', required: true }],
		properties: describeResources(resources),
	};

	methods = { listSearch: { searchJobs, searchPhases } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
