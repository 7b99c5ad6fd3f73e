import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { workwise } from './workwise';

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
		properties: workwise.properties,
	};

	methods = workwise.methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await workwise.execute(this);
	}
}
