import type {
	IExecuteFunctions,
	INodeCredentialDescription,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationInWords } from '../../shared/node/run/description';
import { personio } from './personio';

/**
 * Personio has two APIs with an account each. n8n shows a credential by one list of parameter values that must all
 * fit, which cannot say "these operations of this resource, or those of that one": so hidden parameters that are there
 * for the operations of one API say it.
 */
function marker(name: string, show: Record<string, Array<string | boolean>>): INodeProperties {
	return { displayName: name, name, type: 'hidden', default: true, displayOptions: { show } };
}

const apiMarkers: INodeProperties[] = [
	marker('usesV1', { resource: ['document', 'job'] }),
	marker('usesV1', { resource: ['application'], operation: ['create'] }),
	marker('usesV2', { resource: ['candidate', 'category', 'recruitingJob', 'stage'] }),
	marker('usesV2', {
		resource: ['application'],
		operation: ['exportToFile', 'find', 'get', 'getAll', 'getStageTransitions'],
	}),
	marker('usesV2', { resource: ['application'], operation: ['create'], findId: [true] }),
];

const apiCredentials: INodeCredentialDescription[] = [
	{ name: 'personioApi', required: true, displayOptions: { show: { usesV1: [true] } } },
	{ name: 'personioV2Api', required: true, displayOptions: { show: { usesV2: [true] } } },
];

export class Personio implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Personio',
		name: 'personio',
		icon: { light: 'file:../../icons/personio.svg', dark: 'file:../../icons/personio.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Read jobs, applications, candidates and stages of Personio, and create applications with their documents',
		defaults: { name: 'Personio' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: apiCredentials,
		properties: [...personio.properties, ...apiMarkers],
	};

	methods = personio.methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await personio.execute(this);
	}
}
