import type { INodeParameters } from 'n8n-workflow';
import type { Bench, NodeOptions } from '../support';

/** The bench with what tests of the operations on Personio's second API have in common. */
export function personioV2Bench(bench: Bench) {
	const run = async (
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		options: NodeOptions = {},
	) => await bench.runNode('personio', { resource, operation, ...parameters }, options);
	/** Only the second credential: the first one must not be asked for. */
	const onlyV2 = (changes: Record<string, string> = {}): NodeOptions => {
		const { personioV2Api } = bench.credentials({ personioV2Api: changes });
		return { credentials: { personioV2Api } };
	};
	const tokenRequests = () =>
		bench.sandbox.state.requests.filter(({ path }) => path.endsWith('/auth/token'));
	return { bench, run, onlyV2, tokenRequests };
}

export type PersonioV2Bench = ReturnType<typeof personioV2Bench>;

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

export const byFields = (email: string) => ({
	candidateSource: 'fields',
	firstName: 'Ida',
	lastName: 'Erfunden',
	email,
	jobSource: 'chosen',
	job: byId('2001'),
	documentSource: 'none',
});
