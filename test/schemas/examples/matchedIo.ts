import { completing, jobFields, personioJob } from '../../workflows/matchedIo/bench';
import { items } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

export const matchedIo: NodeExamples = {
	folder: 'MatchedIo',
	node: 'matchedIo',
	examples: [
		{ resource: 'job', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'job', operation: 'get', parameters: { job: byId('mj-401') } },
		{ resource: 'job', operation: 'getAll', parameters: returnAll },
		{
			resource: 'job',
			operation: 'import',
			parameters: jobFields(completing),
			input: () => items(personioJob(), personioJob({ id: '2001', department: 'Vertrieb' })),
		},
		{
			resource: 'match',
			operation: 'confirmExport',
			input: () =>
				items({
					...{ system: 'personio', jobId: '2001', result: 'created' },
					origin: { system: 'matched-io', id: 'mm-40103', jobId: 'mj-401' },
				}),
		},
		{ resource: 'match', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'match', operation: 'get', parameters: { match: byId('mm-40103') } },
		{ resource: 'match', operation: 'getAll', parameters: returnAll },
		{
			resource: 'match',
			operation: 'getDue',
			parameters: { ...returnAll, downloadDocuments: true },
		},
		{
			resource: 'match',
			operation: 'reportOutcome',
			parameters: { applicationSource: 'id', applicationId: 'mm-40103', outcome: 'hired' },
		},
	],
};

export const matchedIoTrigger: NodeExamples = {
	folder: 'MatchedIo',
	node: 'matchedIoTrigger',
	examples: [{}],
};
