import type { INodeParameters } from 'n8n-workflow';
import { application, items, jsonOf, textOf } from '../support';
import type { Bench, NodeOptions, NodeRun } from '../support';

/** The outputs of Route, in their order. */
export const routes = ['ready', 'waiting', 'notLinked', 'older'] as const;

/** The bench with what tests of the Job Link node have in common. */
export function jobLinkBench(bench: Bench) {
	return {
		bench,
		/** A production run of Route, on one application where not said otherwise. */
		route: async (
			parameters: INodeParameters,
			records: object[] = [incoming()],
			options: NodeOptions = {},
		): Promise<NodeRun> =>
			await bench.runNode(
				'recruitingJobLink',
				{ operation: 'route', ...parameters },
				{ mode: 'trigger', input: items(...records), ...options },
			),
	};
}

export type JobLinkBench = ReturnType<typeof jobLinkBench>;

/** An application as it comes from Workwise, not routed yet. */
export const incoming = (changes: Record<string, unknown> = {}) =>
	application({ target: undefined, ...changes });

/** Where the only item went, and what it says. */
export function routed(result: NodeRun) {
	expect(textOf(result.error)).toBe('no error');
	const all = routes.flatMap((name, output) =>
		jsonOf(result, output).map(({ link, target }) => ({ route: name, link, target })),
	);
	expect(all).toHaveLength(1);
	return all[0];
}

export const since = '2026-01-01T00:00:00Z';
export const picked = (value: string, title?: string) => ({
	__rl: true,
	mode: 'list',
	value,
	...(title && { cachedResultName: `${title} · OPEN · ${value}` }),
});

/** A row of the table. */
export function row(changes: Record<string, unknown> = {}) {
	return {
		sourceJob: picked('ww-101'),
		targetJob: picked('2001'),
		sourceStatus: picked(''),
		targetStatus: picked(''),
		active: true,
		since,
		...changes,
	};
}

export function table(...rows: object[]): INodeParameters {
	return { links: { link: rows.map((fields) => JSON.parse(JSON.stringify(fields))) } };
}

/** The table as JSON: as text, or as what is written as text. */
export const json = (linksJson: unknown): INodeParameters => ({
	linkSource: 'json',
	linksJson: typeof linksJson === 'string' ? linksJson : JSON.stringify(linksJson),
});
