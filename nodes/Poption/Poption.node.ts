import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { poption } from './poption';

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
		properties: poption.properties,
	};

	methods = poption.methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await poption.execute(this);
	}
}
