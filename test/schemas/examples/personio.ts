import { application, items } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

export const personio: NodeExamples = {
	folder: 'Personio',
	node: 'personio',
	examples: [
		{ resource: 'job', operation: 'exportToFile', parameters: returnAll },
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
		{ resource: 'job', operation: 'get', parameters: { job: byId('2001') } },
		{ resource: 'job', operation: 'getAll', parameters: returnAll },
	],
};
