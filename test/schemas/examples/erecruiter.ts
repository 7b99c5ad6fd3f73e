import { items } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

const fromInhire = {
	...{ system: 'inhire', id: 'iha-90001', jobId: 'ih-301', sourceId: '900' },
	appliedAt: '2026-06-10T09:15:00+02:00',
	candidate: { firstName: 'Zofia', lastName: 'Przykładowa', email: 'zofia@example.com' },
	target: { system: 'erecruiter', jobId: '5001' },
};

export const erecruiter: NodeExamples = {
	folder: 'Erecruiter',
	node: 'erecruiter',
	examples: [
		{ resource: 'recruitment', operation: 'exportToFile', parameters: returnAll },
		{
			resource: 'application',
			operation: 'exportToFile',
			parameters: { ...returnAll, applicationsOf: 'all' },
		},
		{ resource: 'application', operation: 'create', input: () => items(fromInhire) },
		{ resource: 'application', operation: 'get', parameters: { applicationId: '70302' } },
		{
			resource: 'application',
			operation: 'getAll',
			parameters: { ...returnAll, applicationsOf: 'all' },
		},
		{
			resource: 'application',
			operation: 'getStageHistory',
			parameters: { applicationSource: 'id', applicationId: '70302' },
		},
		{ resource: 'publicationPlace', operation: 'getAll', parameters: returnAll },
		{ resource: 'recruitment', operation: 'get', parameters: { job: byId('5001') } },
		{ resource: 'recruitment', operation: 'getAll', parameters: returnAll },
		{ resource: 'status', operation: 'getAll', parameters: returnAll },
	],
};

export const erecruiterTrigger: NodeExamples = {
	folder: 'Erecruiter',
	node: 'erecruiterTrigger',
	examples: [{}],
};
