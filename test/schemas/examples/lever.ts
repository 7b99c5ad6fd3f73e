import { uuid } from '../../sandbox/lever/state';
import { application, items } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

const ofApplication = { applicationSource: 'id', applicationId: uuid('0b', 1) };

/** Somebody whom nobody knows yet, from another system. */
const newcomer = {
	...{ firstName: 'Vera', lastName: 'Versuch', email: 'vera.versuch@example.com' },
	...{ phone: '+49 30 000001', location: 'Berlin', skills: ['SQL'] },
};

export const lever: NodeExamples = {
	folder: 'Lever',
	node: 'lever',
	examples: [
		{
			resource: 'application',
			operation: 'addNote',
			parameters: { ...ofApplication, text: 'Called, no answer' },
		},
		{
			resource: 'application',
			operation: 'create',
			input: () =>
				items(
					application({
						...{ candidate: newcomer, message: 'I would like to join.' },
						target: { system: 'lever', jobId: uuid('b0', 2) },
					}),
				),
		},
		{ resource: 'application', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'application', operation: 'get', parameters: { applicationId: uuid('0b', 1) } },
		{ resource: 'application', operation: 'getAll', parameters: returnAll },
		{
			resource: 'application',
			operation: 'hire',
			parameters: { ...ofApplication, archiveReason: byId(uuid('ea', 3)) },
		},
		{
			resource: 'application',
			operation: 'moveToStage',
			parameters: { ...ofApplication, stage: byId(uuid('5a', 2)) },
		},
		{
			resource: 'application',
			operation: 'reject',
			parameters: { ...ofApplication, archiveReason: byId(uuid('ea', 1)) },
		},
		{
			resource: 'application',
			operation: 'reopen',
			parameters: { applicationSource: 'id', applicationId: uuid('0b', 3) },
		},
		{ resource: 'archiveReason', operation: 'getAll', parameters: returnAll },
		{
			resource: 'document',
			operation: 'download',
			parameters: { applicationId: uuid('0b', 1), documentId: `resumes/${uuid('f1', 1)}` },
		},
		{ resource: 'posting', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'posting', operation: 'get', parameters: { job: byId(uuid('b0', 1)) } },
		{ resource: 'posting', operation: 'getAll', parameters: returnAll },
		{ resource: 'stage', operation: 'getAll', parameters: returnAll },
		{ resource: 'user', operation: 'getAll', parameters: returnAll },
	],
};

export const leverPollTrigger: NodeExamples = {
	folder: 'Lever',
	node: 'leverPollTrigger',
	examples: [{}],
};

export const leverTrigger: NodeExamples = {
	folder: 'Lever',
	node: 'leverTrigger',
	examples: [
		{
			send: async (bench, url) =>
				await bench.control('POST', '/lever/webhooks', { url, event: 'applicationCreated' }),
		},
	],
};
