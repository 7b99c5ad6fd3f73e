import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Bench, NodeOptions, NodeRun } from '../support';

/** The bench with what tests of the Personio node have in common. */
export function personioBench(bench: Bench) {
	return {
		bench,
		/** Requests that have reached the stand-in, by a part of their path. */
		requests: (path = '/v1/recruiting') =>
			bench.sandbox.state.requests.filter((request) => request.path.includes(path)),
		applications: () => bench.sandbox.state.personio.applications,
		/** Options with changes to the credential. */
		account: (personioApi: Record<string, string>): NodeOptions => ({
			credentials: bench.credentials({ personioApi }),
		}),
		create: async (
			input: INodeExecutionData[],
			parameters: INodeParameters = {},
			options: NodeOptions = {},
		): Promise<NodeRun> => {
			const operation = { resource: 'application', operation: 'create' };
			return await bench.runNode(
				'personio',
				{ ...operation, ...parameters },
				{ input, ...options },
			);
		},
	};
}

export type PersonioBench = ReturnType<typeof personioBench>;

export const chosenJob = (value: string) => ({
	jobSource: 'chosen',
	job: { __rl: true, mode: 'id', value },
});
export const chosenPhase = (value: string) => ({
	phaseSource: 'chosen',
	phase: { __rl: true, mode: 'id', value },
});
