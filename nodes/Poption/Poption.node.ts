import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeResources, operationInWords } from '../../shared/node/description';
import { runResource } from '../../shared/node/run';
import { searchCategories, searchExports } from './listSearch';
import { category } from './resources/category';
import { exportResource } from './resources/export';
import { jobPosting } from './resources/jobPosting';
import { profile } from './resources/profile';

const resources = [category, exportResource, jobPosting, profile];

export class Poption implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Poption',
		name: 'poption',
		icon: { light: 'file:../../icons/poption.svg', dark: 'file:../../icons/poption.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Export candidates, applications and other data of Poption to files, and download profiles as PDF',
		defaults: { name: 'Poption' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'poptionApi', required: true }],
		properties: describeResources(resources),
	};

	methods = { listSearch: { searchCategories, searchExports } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
