import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { ashby } from './ashby';

export class Ashby implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ashby',
		name: 'ashby',
		icon: { light: 'file:../../icons/ashby.svg', dark: 'file:../../icons/ashby.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Create and read applications and candidates of Ashby, move and reject them, read jobs and stages',
		defaults: { name: 'Ashby' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ashbyApi', required: true }],
		properties: ashby.properties,
	};

	methods = ashby.methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await ashby.execute(this);
	}
}
