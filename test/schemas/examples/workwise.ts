import { items } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

export const workwise: NodeExamples = {
	folder: 'Workwise',
	node: 'workwise',
	examples: [
		{ resource: 'job', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'application', operation: 'exportToFile', parameters: returnAll },
		{
			resource: 'application',
			operation: 'confirmExport',
			input: () =>
				items({
					...{ system: 'personio', jobId: '2001', result: 'created' },
					origin: { system: 'workwise', id: 'wwa-10101', jobId: 'ww-101' },
				}),
		},
		{ resource: 'application', operation: 'get', parameters: { applicationId: 'wwa-10103' } },
		{ resource: 'application', operation: 'getAll', parameters: returnAll },
		{
			resource: 'application',
			operation: 'getDue',
			parameters: { ...returnAll, downloadDocuments: true },
		},
		{
			resource: 'application',
			operation: 'reportOutcome',
			parameters: { applicationSource: 'id', applicationId: 'wwa-10101', outcome: 'hired' },
		},
		{
			resource: 'document',
			operation: 'download',
			parameters: { applicationId: 'wwa-10103', documentId: '={{ $json.id }}' },
			input: ({ sandbox }) =>
				items(...(sandbox.state.workwise.findApplication('wwa-10103')?.documents ?? [])),
		},
		{ resource: 'job', operation: 'get', parameters: { job: byId('ww-101') } },
		{ resource: 'job', operation: 'getAll', parameters: returnAll },
		{
			resource: 'status',
			operation: 'getAll',
			parameters: { ...returnAll, job: byId('ww-101') },
		},
	],
};

export const workwiseTrigger: NodeExamples = {
	folder: 'Workwise',
	node: 'workwiseTrigger',
	examples: [{}],
};
