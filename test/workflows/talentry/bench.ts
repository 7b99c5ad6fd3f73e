import type { INodeParameters } from 'n8n-workflow';
import { fastTime } from '../../support/fastTime';
import { setUpBench } from '../support';
import type { Bench, NodeOptions, NodeRun } from '../support';

export type Role = 'recruiter' | 'super' | 'admin';

export interface TalentryBench extends Bench {
	/** Runs the Talentry node; the account is that of a recruiter. */
	run(
		resource: string,
		operation: string,
		parameters?: INodeParameters,
		options?: NodeOptions,
	): Promise<NodeRun>;
	/** The options of an account with that role, or with these changes. */
	as(account: Role | Record<string, string>): NodeOptions;
	/** The stand-in's tenant. */
	tenant(): ReturnType<Bench['sandbox']['state']['talentry']['tenant']>;
	/** The calls that could have changed something. */
	writes(): string[];
}

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The parameters of an operation on one chosen talent. */
export const chosen = (id: string): INodeParameters => ({
	talentSource: 'chosen',
	talent: byId(id),
});

export function setUpTalentry(): TalentryBench {
	const bench = setUpBench();
	let realTime: () => void;
	beforeEach(() => {
		// The pause before a look takes no time.
		realTime = fastTime(100);
	});
	afterEach(() => realTime());
	const added = {
		run: async (
			resource: string,
			operation: string,
			parameters: INodeParameters = {},
			options: NodeOptions = {},
		) => await bench.runNode('talentry', { resource, operation, ...parameters }, options),
		as: (account: Role | Record<string, string>) => ({
			credentials: bench.credentials({
				talentryApi:
					typeof account === 'string' ? { apiToken: `sandbox-talentry-${account}` } : account,
			}),
		}),
		tenant: () => bench.sandbox.state.talentry.tenant('acme'),
		writes: () =>
			bench.sandbox.state.requests
				.filter(({ method, vendor }) => vendor === 'talentry' && method !== 'GET')
				.map(({ method, path }) => `${method} ${path.split('/acme')[1] ?? path}`),
	};
	// The sandbox is there only once the tests run, so the bench's own getters must stay getters.
	return Object.defineProperties(bench, Object.getOwnPropertyDescriptors(added)) as TalentryBench;
}

/** A candidate of another system, with everything that a candidate can have. */
export const candidate = (changes: object = {}) => ({
	system: 'workwise',
	id: 'wwc-1',
	firstName: 'Vera',
	lastName: 'Versuch',
	email: 'vera.versuch@example.com',
	phone: '+49 30 5550100',
	location: 'Berlin',
	language: 'de-DE',
	links: [{ type: 'linkedin', url: 'linkedin.com/in/vera-versuch' }],
	experience: [
		{ title: 'Entwicklerin', company: 'Beispiel GmbH', from: '2019-04', description: 'Viel.' },
	],
	education: [{ degree: 'B. Sc.', institution: 'TU Beispiel', from: '2015', to: '2018' }],
	skills: ['TypeScript', 'SQL'],
	languages: [{ language: 'de', level: 'native' }, { language: 'en' }],
	tags: ['Messe'],
	notes: [{ text: 'Kam über die Messe.' }],
	documents: [{ name: 'CV.pdf', category: 'cv' }],
	consent: { state: 'accepted', givenAt: '2026-03-01T00:00:00Z' },
	...changes,
});
