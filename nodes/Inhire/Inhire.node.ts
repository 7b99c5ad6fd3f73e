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
import { connection } from './resources/connection';
import { job } from './resources/job';
import { source } from './resources/source';
import { status } from './resources/status';

const resources = [application, connection, job, source, status];

export class Inhire implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'inhire',
		name: 'inhire',
		icon: { light: 'file:../../icons/inhire.svg', dark: 'file:../../icons/inhire.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Read applications of inhire, set their status, confirm exports and import source IDs',
		defaults: { name: 'inhire' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'inhireApi', required: true }],
		properties: describeResources(resources),
	};

	methods = { listSearch: { searchJobs, searchStatuses } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
