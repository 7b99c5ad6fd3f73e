import { application, items } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

export const personio: NodeExamples = {
	folder: 'Personio',
	node: 'personio',
	examples: [
		{ resource: 'application', operation: 'create', input: () => items(application()) },
		{
			resource: 'document',
			operation: 'upload',
			input: async ({ n8n }) => [
				{
					json: {},
					binary: { data: await n8n.storeBinary(Buffer.from('%PDF'), 'CV.pdf', 'application/pdf') },
				},
			],
		},
		{ resource: 'application', operation: 'exportToFile', parameters: returnAll },
		{
			resource: 'application',
			operation: 'find',
			input: () =>
				items({
					system: 'personio',
					result: 'created',
					jobId: '2001',
					origin: { system: 'workwise', id: 'wwa-10101', jobId: 'ww-101' },
					candidate: { email: 'bernd.beispiel@example.com' },
				}),
		},
		{ resource: 'application', operation: 'get', parameters: { applicationId: '495001' } },
		{ resource: 'application', operation: 'getAll', parameters: returnAll },
		{
			resource: 'application',
			operation: 'getStageTransitions',
			parameters: { applicationSource: 'id', applicationId: '495001' },
		},
		{ resource: 'candidate', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'candidate', operation: 'get', parameters: { candidateId: '300001' } },
		{ resource: 'candidate', operation: 'getAll', parameters: returnAll },
		{ resource: 'category', operation: 'getAll', parameters: returnAll },
		{ resource: 'job', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'job', operation: 'get', parameters: { job: byId('2001') } },
		{ resource: 'job', operation: 'getAll', parameters: returnAll },
		{ resource: 'recruitingJob', operation: 'get', parameters: { job: byId('2006') } },
		{ resource: 'recruitingJob', operation: 'getAll', parameters: returnAll },
		{ resource: 'stage', operation: 'getAll', parameters: returnAll },
	],
};

export const personioTrigger: NodeExamples = {
	folder: 'Personio',
	node: 'personioTrigger',
	examples: [{}],
};
