import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { application } from '../support';
import type { Bench, NodeOptions, NodeRun } from '../support';

/** The bench with what tests of the Teamtailor node have in common. */
export function teamtailorBench(bench: Bench) {
	const run =
		(resource: string, operation: string) =>
		async (
			input: INodeExecutionData[],
			parameters: INodeParameters = {},
			options: NodeOptions = {},
		): Promise<NodeRun> =>
			await bench.runNode(
				'teamtailor',
				{ resource, operation, ...parameters },
				{ input, ...options },
			);
	return {
		bench,
		run,
		createApplication: run('application', 'create'),
		createCandidate: run('candidate', 'create'),
		upsertCandidate: run('candidate', 'upsert'),
		state: () => bench.sandbox.state.teamtailor,
		/** Requests that have reached the API, by method and a part of their path. */
		requests: (method?: string, path = '/v1/') =>
			bench.sandbox.state.requests.filter(
				(request) =>
					request.path.includes(`/teamtailor${path}`) && (!method || request.method === method),
			),
		/** Candidates and applications that were made since the seeds. */
		made: () => ({
			candidates: [...bench.sandbox.state.teamtailor.candidates.values()].slice(70),
			applications: [...bench.sandbox.state.teamtailor.applications.values()].slice(70),
		}),
		/** Options with changes to the credential. */
		account: (teamtailorApi: Record<string, string>): NodeOptions => ({
			credentials: bench.credentials({ teamtailorApi }),
		}),
	};
}

export type TeamtailorBench = ReturnType<typeof teamtailorBench>;

export const chosen = (name: string, value: string) => ({
	[name]: { __rl: true, mode: 'id', value },
});

export const chosenJob = (value: string) => ({ jobSource: 'chosen', ...chosen('job', value) });

/** An application of another system, meant for a job of Teamtailor. */
export function poptionApplication(changes: Record<string, unknown> = {}) {
	return application({
		system: 'poption',
		id: 'pa-1',
		jobId: 'p-7',
		target: { system: 'teamtailor', jobId: '501' },
		...changes,
	});
}

/** Someone else with the same API key, who makes so many requests every `milliseconds` until told to stop. */
export function someoneElse(bench: Bench, requests: number, milliseconds: number): () => void {
	const { rate } = bench.sandbox.vendors.find(({ name }) => name === 'teamtailor') ?? {};
	let stopped = false;
	const use = () => {
		if (stopped) return;
		for (let index = 0; index < requests; index++) rate?.take();
		setTimeout(use, milliseconds);
	};
	use();
	return () => {
		stopped = true;
	};
}
