import { application, items, serve, type Bench } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

const ofCandidate = { candidate: byId('7001') };

const ofApplication = { applicationSource: 'id', applicationId: '9001' };

const events = ['candidate.update', 'job.update', 'job_application.create'];

/** Somebody whom nobody knows yet, from another system. */
const newcomer = {
	...{ system: 'poption', id: 'pc-1', firstName: 'Vera', lastName: 'Versuch' },
	...{ email: 'vera.versuch@example.com', phone: '+47 22 000001', skills: ['SQL'], tags: ['Oslo'] },
};

/** The item of a candidate who was created with a CV and a certificate. */
const createWithFiles = async (bench: Bench) => {
	const server = await serve((_request, response) => {
		response.writeHead(200, { 'content-type': 'application/pdf' });
		response.end('%PDF-1.4 invented');
	});
	const documents = [
		{ name: 'cv.pdf', category: 'cv', url: `${server.url}/cv.pdf` },
		{ name: 'certificate.pdf', category: 'certificate', url: `${server.url}/certificate.pdf` },
	];
	const { outputs } = await bench.runNode(
		'teamtailor',
		{ resource: 'candidate', operation: 'create' },
		{ input: items({ ...newcomer, documents }) },
	);
	await bench.sandbox.state.teamtailor.settled();
	await server.close();
	return outputs.flat();
};

const note = { ...ofCandidate, text: 'Ringte, svarte ikke', user: byId('2') };

export const teamtailor: NodeExamples = {
	folder: 'Teamtailor',
	node: 'teamtailor',
	examples: [
		{
			resource: 'application',
			operation: 'create',
			input: () =>
				items(
					application({
						...{ system: 'poption', id: 'pa-1', jobId: 'p-7', candidate: newcomer },
						target: { system: 'teamtailor', jobId: '501' },
					}),
				),
		},
		{ resource: 'application', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'application', operation: 'get', parameters: ofApplication },
		{ resource: 'application', operation: 'getAll', parameters: returnAll },
		{
			resource: 'application',
			operation: 'moveToStage',
			parameters: { ...ofApplication, stage: byId('50103') },
		},
		{
			resource: 'application',
			operation: 'reject',
			parameters: { ...ofApplication, rejectReason: byId('41') },
		},
		{ resource: 'candidate', operation: 'create', input: () => items(newcomer) },
		{ resource: 'candidate', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'candidate', operation: 'get', parameters: ofCandidate },
		{ resource: 'candidate', operation: 'getAll', parameters: returnAll },
		{
			resource: 'candidate',
			operation: 'update',
			parameters: { ...ofCandidate, updateFields: { lastName: 'Eksempel' } },
		},
		{ resource: 'candidate', operation: 'upsert', input: () => items(newcomer) },
		{ resource: 'customField', operation: 'getAll', parameters: returnAll },
		{
			resource: 'document',
			operation: 'download',
			parameters: { candidate: byId('={{ $json.id }}') },
			input: createWithFiles,
		},
		{ resource: 'job', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'job', operation: 'get', parameters: { job: byId('501') } },
		{ resource: 'job', operation: 'getAll', parameters: returnAll },
		{ resource: 'note', operation: 'create', parameters: note },
		{
			resource: 'note',
			operation: 'getAll',
			parameters: { ...returnAll, ...ofCandidate },
			prepare: async (bench) =>
				await bench.runNode('teamtailor', { resource: 'note', operation: 'create', ...note }),
		},
		{ resource: 'rejectReason', operation: 'getAll', parameters: returnAll },
		{
			resource: 'stage',
			operation: 'getAll',
			parameters: { ...returnAll, job: byId('501') },
		},
		{
			resource: 'upload',
			operation: 'create',
			parameters: { ...ofCandidate, url: '={{ $json.url }}', fileName: 'certificate.pdf' },
			input: ({ sandbox }) => items({ url: `${sandbox.url}/certificate.pdf` }),
		},
		{
			resource: 'upload',
			operation: 'getAll',
			parameters: { ...returnAll, candidate: byId('={{ $json.id }}') },
			input: createWithFiles,
		},
	],
};

export const teamtailorPollTrigger: NodeExamples = {
	folder: 'Teamtailor',
	node: 'teamtailorPollTrigger',
	examples: [{ parameters: { events } }],
};

export const teamtailorTrigger: NodeExamples = {
	folder: 'Teamtailor',
	node: 'teamtailorTrigger',
	examples: [
		{
			parameters: { events },
			send: async ({ control }, url) => {
				const send = async (event: string, id: string) =>
					await control('POST', '/teamtailor/webhooks', { url, event, id });
				await send('candidate.update', '7001');
				await send('job.update', '501');
				await send('job_application.create', '9001');
			},
		},
	],
};
