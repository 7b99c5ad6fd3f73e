import { uuid } from '../../sandbox/ashby/state';
import { application, items } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

const ofApplication = { applicationSource: 'id', applicationId: uuid('ab', 1) };

/** Somebody whom nobody knows yet, from another system. */
const newcomer = {
	...{ firstName: 'Vera', lastName: 'Versuch', email: 'vera.versuch@example.com' },
	...{ phone: '+49 30 000001', location: 'Berlin', skills: ['SQL'] },
};

export const ashby: NodeExamples = {
	folder: 'Ashby',
	node: 'ashby',
	examples: [
		{
			resource: 'application',
			operation: 'create',
			input: () =>
				items(
					application({
						...{ candidate: newcomer, message: 'I would like to join.' },
						target: { system: 'ashby', jobId: uuid('a0b', 1) },
					}),
				),
		},
		{ resource: 'application', operation: 'exportToFile', parameters: returnAll },
		{
			resource: 'application',
			operation: 'get',
			parameters: { applicationId: uuid('ab', 1) },
		},
		{ resource: 'application', operation: 'getAll', parameters: returnAll },
		{
			resource: 'application',
			operation: 'moveToStage',
			parameters: { ...ofApplication, stage: byId(uuid('5a', 103)) },
		},
		{
			resource: 'application',
			operation: 'reject',
			parameters: { ...ofApplication, archiveReason: byId(uuid('ea', 1)) },
		},
		{ resource: 'archiveReason', operation: 'getAll', parameters: returnAll },
		{ resource: 'candidate', operation: 'exportToFile', parameters: returnAll },
		{
			resource: 'candidate',
			operation: 'get',
			parameters: { candidate: byId(uuid('ca', 1)) },
		},
		{ resource: 'candidate', operation: 'getAll', parameters: returnAll },
		{
			resource: 'document',
			operation: 'download',
			parameters: { applicationId: uuid('ab', 1), documentId: uuid('f1', 1) },
		},
		{ resource: 'job', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'job', operation: 'get', parameters: { job: byId(uuid('a0b', 1)) } },
		{ resource: 'job', operation: 'getAll', parameters: returnAll },
		{
			resource: 'note',
			operation: 'create',
			parameters: { candidate: byId(uuid('ca', 1)), text: 'Called, no answer' },
		},
		{ resource: 'source', operation: 'getAll', parameters: returnAll },
		{
			resource: 'stage',
			operation: 'getAll',
			parameters: { job: byId(uuid('a0b', 1)), ...returnAll },
		},
	],
};

export const ashbyPollTrigger: NodeExamples = {
	folder: 'Ashby',
	node: 'ashbyPollTrigger',
	examples: [{}],
};

export const ashbyTrigger: NodeExamples = {
	folder: 'Ashby',
	node: 'ashbyTrigger',
	examples: [
		{
			send: async (bench, url) =>
				await bench.control('POST', '/ashby/webhooks', { url, event: 'applicationSubmit' }),
		},
	],
};
