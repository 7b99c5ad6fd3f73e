import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { erecruiter } from './erecruiter';

export class Erecruiter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'eRecruiter',
		name: 'erecruiter',
		icon: {
			light: 'file:../../icons/erecruiter.svg',
			dark: 'file:../../icons/erecruiter.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Read recruitments, statuses and applications of eRecruiter.pl, and create applications with their documents',
		defaults: { name: 'eRecruiter' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'erecruiterApi', required: true }],
		properties: erecruiter.properties,
	};

	methods = erecruiter.methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await erecruiter.execute(this);
	}
}
