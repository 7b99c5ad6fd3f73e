import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { methods, teamtailor } from './teamtailor';

export class Teamtailor implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Teamtailor',
		name: 'teamtailor',
		icon: {
			light: 'file:../../icons/teamtailor.svg',
			dark: 'file:../../icons/teamtailor.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Create and read candidates and applications of Teamtailor, move and reject them, read jobs and stages',
		defaults: { name: 'Teamtailor' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'teamtailorApi', required: true }],
		properties: teamtailor.properties,
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await teamtailor.execute(this);
	}
}
