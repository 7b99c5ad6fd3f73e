import { uuid } from '../../sandbox/ashby/state';
import { make, momentOf, type Polled, type Vendors } from './polled';

const path = '/ashby/applications';

const ofOneJob = { jobsOf: 'chosen', jobs: [uuid('a0b', 1)] };

const common = {
	type: 'ashbyPollTrigger',
	vendor: 'ashby',
	route: 'application.list',
	threePages: 250,
	lists: 1,
	outOfTime: 'goesOn',
	samples: 3,
	touch: async (vendors: Vendors, key: string) =>
		await vendors.control('PATCH', `${path}/${key}`, {}),
} as const;

/** Moved on after they were made. */
async function moved(
	vendors: Vendors,
	count: number,
	dated: Parameters<Polled['happen']>[2],
	change: object,
): Promise<string[]> {
	const made = await make(vendors, path, count, dated, (createdAt) => (dated ? { createdAt } : {}));
	const now = { from: Date.now(), step: 0 };
	for (const [index, id] of made.entries()) {
		// Not in the same moment as they were made.
		const { from, step } = dated ?? now;
		const updatedAt = momentOf({ from: from + 1, step }, index);
		await vendors.control('PATCH', `${path}/${id}`, { ...change, updatedAt });
	}
	return made;
}

export const ashbyPolls: Polled[] = [
	{
		...common,
		title: 'Ashby: applicationCreated',
		parameters: { event: 'applicationCreated' },
		others: { event: 'applicationCreated', ...ofOneJob },
		isTouchEvent: false,
		happen: async (vendors, count, dated) =>
			await make(vendors, path, count, dated, (createdAt) => (dated ? { createdAt } : {})),
	},
	{
		...common,
		title: 'Ashby: stageChanged',
		parameters: { event: 'stageChanged' },
		others: { event: 'stageChanged', ...ofOneJob },
		isTouchEvent: false,
		happen: async (vendors, count, dated) =>
			await moved(vendors, count, dated, { stageId: uuid('5a', 103) }),
	},
	{
		...common,
		title: 'Ashby: applicationUpdated',
		parameters: { event: 'applicationUpdated' },
		others: { event: 'applicationUpdated', ...ofOneJob },
		isTouchEvent: true,
		happen: async (vendors, count, dated) => await moved(vendors, count, dated, {}),
	},
];
