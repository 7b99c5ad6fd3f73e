import type { INodeParameters } from 'n8n-workflow';
import type { Bench, NodeOptions } from '../support';

/** The bench with what tests of the eRecruiter node have in common. */
export function erecruiterBench(bench: Bench) {
	const run = async (
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		options: NodeOptions = {},
	) => await bench.runNode('erecruiter', { resource, operation, ...parameters }, options);
	const account = (erecruiterApi: Record<string, string>) => ({
		credentials: bench.credentials({ erecruiterApi }),
	});
	const allKey = () => account({ accessKey: 'sandbox-erecruiter-key-all' });
	const held = (id: number) => bench.sandbox.state.erecruiter.findApplication(id);
	const requests = (path: string, method?: string) =>
		bench.sandbox.state.requests.filter(
			(request) => request.path.includes(path) && (!method || request.method === method),
		);
	const withCv = async (changes: Record<string, unknown> = {}, content = 'a CV') => ({
		json: fromInhire({
			documents: [{ id: 'd1', name: 'CV ąęł.pdf', category: 'cv', binary: 'document_0' }],
			...changes,
		}),
		binary: {
			document_0: await bench.n8n.storeBinary(
				Buffer.from(content),
				'CV ąęł.pdf',
				'application/pdf',
			),
		},
	});
	return { bench, run, account, allKey, held, requests, withCv };
}

export type ErecruiterBench = ReturnType<typeof erecruiterBench>;

export const oAuth = { authentication: 'oAuth', accessKey: '' };
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** What inhire gives for a candidate, linked to a recruitment. */
export const fromInhire = (changes: Record<string, unknown> = {}) => ({
	system: 'inhire',
	id: 'iha-90001',
	jobId: 'ih-301',
	appliedAt: '2026-06-10T09:15:00+02:00',
	sourceId: '900',
	candidate: {
		firstName: 'Zofia',
		lastName: 'Przykładowa',
		email: 'zofia.przykladowa@example.com',
		location: 'Łódź',
	},
	documents: [],
	target: { system: 'erecruiter', jobId: '5001' },
	...changes,
});
