import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { inhire } from './inhire';

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
		properties: inhire.properties,
	};

	methods = inhire.methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await inhire.execute(this);
	}
}
