import type { INodeParameters } from 'n8n-workflow';
import type { Bench, NodeOptions, NodeRun } from '../support';

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** What a resource mapper holds once its fields are filled. */
export const jobFields = (value: Record<string, unknown>) => ({
	jobFields: JSON.parse(
		JSON.stringify({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] }),
	),
});

/** What a job of Personio does not bring along. */
export const completing = {
	remote: 'hybrid',
	skills: 'TypeScript, PostgreSQL',
	salaryMin: 60000,
	salaryMax: 75000,
};

/** A job as the nodes hand it on. */
export const personioJob = (changes: Record<string, unknown> = {}) => ({
	system: 'personio',
	id: '2002',
	title: 'Sales Engineer (all genders)',
	status: 'open',
	location: 'Köln, Remote',
	url: 'https://example.com/job/2002',
	description: '<h3>Deine Aufgaben</h3><p>Größe &amp; Ruhm</p>',
	employmentType: 'permanent',
	schedule: 'full-time',
	seniority: 'experienced',
	...changes,
});

/** The bench with what tests of the matched.io node have in common. */
export function matchedIoBench(bench: Bench) {
	const run = async (
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		options: NodeOptions = {},
	): Promise<NodeRun> =>
		await bench.runNode('matchedIo', { resource, operation, ...parameters }, options);
	return {
		bench,
		run,
		account: (matchedIoApi: Record<string, string>) => ({
			credentials: bench.credentials({ matchedIoApi }),
		}),
		state: () => bench.sandbox.state.matchedIo,
		/** Calls of matched.io, by a part of the path and the method. */
		requests: (path = '', method?: string) =>
			bench.sandbox.state.requests.filter(
				(request) =>
					request.vendor === 'matched-io' &&
					request.path.includes(path) &&
					(!method || request.method === method),
			),
		/** Lets matches come about. */
		match: async (body: object = {}): Promise<string[]> => {
			const made = await bench.control('POST', '/matched-io/matches', body);
			return (made as { ids: string[] }).ids;
		},
	};
}

export type MatchedIoBench = ReturnType<typeof matchedIoBench>;
