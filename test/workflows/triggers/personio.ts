import { make, momentOf, type Dated, type Polled, type Vendors } from './polled';

const path = '/personio/applications';

const apply = async (vendors: Vendors, count: number, dated?: Dated) =>
	await make(vendors, path, count, dated, (createdAt) => ({ createdAt, stepMs: 0 }));

/** Applications of long ago that are moved. */
async function move(vendors: Vendors, count: number, dated?: Dated): Promise<string[]> {
	const long = { createdAt: '2020-01-01T00:00:00Z', stepMs: 0 };
	const moved = await make(vendors, path, count, undefined, () => long);
	const { from, step } = dated ?? { from: Date.now(), step: 0 };
	for (const [index, id] of moved.entries()) {
		const updatedAt = momentOf({ from, step }, index);
		await vendors.control('PATCH', `${path}/${id}`, { stage: '5001', updatedAt });
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
	touch: async (vendors: Vendors, key: string) =>
		await vendors.control('PATCH', `${path}/${key}`, {}),
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
