import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { getJobFields } from './importJob';
import { matchedIo } from './matchedIo';

export class MatchedIo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'matched.io',
		name: 'matchedIo',
		icon: {
			light: 'file:../../icons/matched-io.svg',
			dark: 'file:../../icons/matched-io.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Import jobs into matched.io from any applicant tracking system, read successful matches and confirm their export',
		defaults: { name: 'matched.io' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matchedIoApi', required: true }],
		properties: matchedIo.properties,
	};

	methods = { ...matchedIo.methods, resourceMapping: { getJobFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await matchedIo.execute(this);
	}
}
