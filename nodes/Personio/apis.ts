import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/**
 * Personio has two APIs with an account each. n8n shows a credential by one list of parameter values that must all
 * fit, which cannot say "these operations of this resource, or those of that one": so hidden parameters that are there
 * for the operations of one API say it.
 */
function marker(name: string, show: Record<string, Array<string | boolean>>): INodeProperties {
	return { displayName: name, name, type: 'hidden', default: true, displayOptions: { show } };
}

export const apiMarkers: INodeProperties[] = [
	marker('usesV1', { resource: ['document', 'job'] }),
	marker('usesV1', { resource: ['application'], operation: ['create'] }),
	marker('usesV2', { resource: ['candidate', 'category', 'recruitingJob', 'stage'] }),
	marker('usesV2', {
		resource: ['application'],
		operation: ['exportToFile', 'find', 'get', 'getAll', 'getStageTransitions'],
	}),
	marker('usesV2', { resource: ['application'], operation: ['create'], findId: [true] }),
];

export const apiCredentials: INodeCredentialDescription[] = [
	{ name: 'personioApi', required: true, displayOptions: { show: { usesV1: [true] } } },
	{ name: 'personioV2Api', required: true, displayOptions: { show: { usesV2: [true] } } },
];
