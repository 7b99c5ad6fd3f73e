import { items, type Bench } from '../../workflows/support';
import { byId, returnAll, type NodeExamples } from '../example';

const chosen = (id: string) => ({ talentSource: 'chosen', talent: byId(id) });

const days = { start: '2026-06-01', end: '2026-06-30' };

/** Somebody whom nobody knows yet, from another system. */
const newcomer = {
	...{ system: 'workwise', id: 'wwc-1', firstName: 'Vera', lastName: 'Versuch' },
	...{ email: 'vera.versuch@example.com', skills: ['SQL'], tags: ['Messe'] },
	links: [{ type: 'linkedin', url: 'https://www.linkedin.com/in/vera-versuch' }],
	experience: [{ title: 'Entwicklerin', company: 'Beispiel GmbH', from: '2019-04' }],
	education: [{ degree: 'B. Sc.', institution: 'TU Beispiel', from: '2015', to: '2018' }],
	languages: [{ language: 'de', level: 'native' }],
	documents: [{ name: 'CV.pdf', category: 'cv' }],
};

const settings = { status: byId('status-contacted'), poolIds: ['pool-engineering'] };

/** The item of a note that was written before. */
const writeNote = async (bench: Bench) => {
	const { outputs } = await bench.runNode('talentry', {
		...{ resource: 'note', operation: 'create', text: 'Ruft zurück.' },
		...chosen('t-1001'),
	});
	return outputs.flat();
};

export const talentry: NodeExamples = {
	folder: 'Talentry',
	node: 'talentry',
	examples: [
		{
			resource: 'application',
			operation: 'getAll',
			parameters: { ...returnAll, ...days, stageId: 'hired' },
		},
		{
			resource: 'consent',
			operation: 'generateLink',
			parameters: { ...chosen('t-1006'), messageChannel: 'email' },
		},
		{ resource: 'consent', operation: 'get', parameters: chosen('t-1001') },
		{ resource: 'consent', operation: 'sendEmail', parameters: chosen('t-1006') },
		{
			resource: 'consent',
			operation: 'unlock',
			parameters: { ...chosen('t-1006'), acknowledged: true, reason: 'Vertrag' },
			account: { talentryApi: { apiToken: 'sandbox-talentry-admin' } },
		},
		{
			resource: 'job',
			operation: 'sendAll',
			parameters: { source: 'personio' },
			input: () =>
				items({
					...{ system: 'personio', id: '2001', title: 'Entwickler (m/w/d)', status: 'open' },
					...{ location: 'Berlin', department: 'Engineering' },
				}),
		},
		{ resource: 'language', operation: 'getAll', parameters: returnAll },
		{
			resource: 'note',
			operation: 'create',
			parameters: {
				...{ ...chosen('t-1001'), text: 'Ruft zurück.' },
				options: { externalId: 'workwise:note:17' },
			},
		},
		{ resource: 'note', operation: 'delete', input: writeNote },
		{
			resource: 'note',
			operation: 'getAll',
			parameters: { ...returnAll, ...chosen('t-1001') },
			prepare: writeNote,
		},
		{
			resource: 'pointsReport',
			operation: 'getAll',
			parameters: { ...returnAll, ...days },
		},
		{
			resource: 'pool',
			operation: 'add',
			parameters: { ...chosen('t-1001'), pool: byId('pool-sales') },
		},
		{ resource: 'pool', operation: 'getAll', parameters: returnAll },
		{
			resource: 'pool',
			operation: 'remove',
			parameters: { ...chosen('t-1001'), pool: byId('pool-engineering') },
		},
		{ resource: 'status', operation: 'getAll', parameters: returnAll },
		{
			resource: 'talent',
			operation: 'create',
			parameters: settings,
			input: () => items(newcomer),
		},
		{ resource: 'talent', operation: 'exportToFile', parameters: returnAll },
		{ resource: 'talent', operation: 'get', parameters: chosen('t-1001') },
		{ resource: 'talent', operation: 'getAll', parameters: returnAll },
		{
			resource: 'talent',
			operation: 'update',
			parameters: { ...chosen('t-1001'), ...settings, updateFields: { lastName: 'Neuname' } },
		},
		{
			resource: 'talent',
			operation: 'upsert',
			parameters: settings,
			// One that is new, and one that is known by its e-mail.
			input: () =>
				items(newcomer, {
					...newcomer,
					...{ firstName: 'Jördis', lastName: 'Mustermüller' },
					email: 'joerdis.mustermueller@example.com',
				}),
		},
	],
};

export const talentryTrigger: NodeExamples = {
	folder: 'Talentry',
	node: 'talentryTrigger',
	examples: [{ parameters: { event: 'talentChanged' } }],
};
