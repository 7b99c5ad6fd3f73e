import { items } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

export const inhire: NodeExamples = {
	folder: 'Inhire',
	node: 'inhire',
	examples: [
		{ resource: 'job', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'application', operation: 'exportToFile', parameters: returnAll },
		{
			resource: 'application',
			operation: 'confirmExport',
			input: () =>
				items({
					...{ system: 'erecruiter', id: '70001', jobId: '5001', result: 'created' },
					origin: { system: 'inhire', id: 'iha-30101', jobId: 'ih-301' },
				}),
		},
		{ resource: 'application', operation: 'get', parameters: { applicationId: 'iha-30101' } },
		{
			resource: 'application',
			operation: 'getAll',
			parameters: { ...returnAll, job: byId('ih-301') },
		},
		{
			resource: 'application',
			operation: 'getDue',
			parameters: { ...returnAll, downloadDocuments: true },
		},
		{
			resource: 'application',
			operation: 'setStatus',
			input: () =>
				items({
					...{ system: 'erecruiter', id: '70001', origin: { system: 'inhire', id: 'iha-30104' } },
					status: { from: { id: '4', name: 'Spotkanie' }, to: { id: 'interview' } },
				}),
		},
		{ resource: 'connection', operation: 'test' },
		{ resource: 'job', operation: 'getAll', parameters: returnAll },
		{
			resource: 'source',
			operation: 'import',
			input: () => items({ system: 'erecruiter', id: '900', name: 'inhire.io' }),
		},
		{ resource: 'status', operation: 'getAll', parameters: returnAll },
	],
};
