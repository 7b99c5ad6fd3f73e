import type { INodeParameters } from 'n8n-workflow';
import type { Bench, NodeOptions } from '../support';

/** The bench with what tests of the Workwise node have in common. */
export function workwiseBench(bench: Bench) {
	return {
		bench,
		run: async (
			resource: string,
			operation: string,
			parameters: INodeParameters = {},
			options: NodeOptions = {},
		) => await bench.runNode('workwise', { resource, operation, ...parameters }, options),
		/** Options with changes to the credential. */
		account: (workwiseApi: Record<string, string>): NodeOptions => ({
			credentials: bench.credentials({ workwiseApi }),
		}),
		/** The application as the stand-in holds it. */
		held: (id: string) => bench.sandbox.state.workwise.findApplication(id),
		/** Requests that have reached the stand-in, by a part of their path. */
		requests: (path: string) =>
			bench.sandbox.state.requests.filter((request) => request.path.includes(path)),
	};
}

export type WorkwiseBench = ReturnType<typeof workwiseBench>;

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
