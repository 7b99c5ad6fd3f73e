import type { Bench } from '../support';
import { make, momentOf, type Dated, type Polled } from './polled';

const path = '/personio/applications';

const apply = async (bench: Bench, count: number, dated?: Dated) =>
	await make(bench, path, count, dated, (createdAt) => ({ createdAt, stepMs: 0 }));

/** Applications of long ago that are moved. */
async function move(bench: Bench, count: number, dated?: Dated): Promise<string[]> {
	const long = { createdAt: '2020-01-01T00:00:00Z', stepMs: 0 };
	const moved = await make(bench, path, count, undefined, () => long);
	const { from, step } = dated ?? { from: Date.now(), step: 0 };
	for (const [index, id] of moved.entries()) {
		const updatedAt = momentOf({ from, step }, index);
		await bench.control('PATCH', `${path}/${id}`, { stage: '5001', updatedAt });
	}
	return moved;
}

const common = {
	type: 'personioTrigger',
	vendor: 'personio',
	route: 'listApplications',
	threePages: 450,
	lists: 1,
	outOfTime: 'isRefused',
	samples: 3,
	touch: async (bench: Bench, key: string) => await bench.control('PATCH', `${path}/${key}`, {}),
} as const;

export const personioPolls: Polled[] = [
	{
		...common,
		title: 'Personio: applicationCreated',
		parameters: { event: 'applicationCreated' },
		others: { event: 'applicationCreated', jobsOf: 'chosen', jobs: ['2001'] },
		happen: apply,
		isTouchEvent: false,
	},
	{
		...common,
		title: 'Personio: applicationChanged',
		parameters: { event: 'applicationChanged' },
		others: { event: 'applicationChanged', jobsOf: 'chosen', jobs: ['2001'] },
		happen: apply,
		isTouchEvent: true,
	},
	{
		...common,
		title: 'Personio: stageChanged',
		parameters: { event: 'stageChanged' },
		others: { event: 'stageChanged', stages: ['custom:5001'] },
		happen: move,
		isTouchEvent: false,
	},
];
