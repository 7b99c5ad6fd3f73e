import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { lever } from './lever';

export class Lever implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lever',
		name: 'lever',
		icon: { light: 'file:../../icons/lever.svg', dark: 'file:../../icons/lever.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Read postings, stages and applications of Lever, create applications with their documents, move, reject and hire',
		defaults: { name: 'Lever' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'leverApi', required: true }],
		properties: lever.properties,
	};

	methods = lever.methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await lever.execute(this);
	}
}
