import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { talentry } from './talentry';

export class Talentry implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Talentry',
		name: 'talentry',
		icon: { light: 'file:../../icons/talentry.svg', dark: 'file:../../icons/talentry.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Create and update talents of Talentry with pools and notes, obtain their consent, and hand over jobs',
		defaults: { name: 'Talentry' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'talentryApi', required: true }],
		properties: talentry.properties,
	};

	methods = talentry.methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await talentry.execute(this);
	}
}
