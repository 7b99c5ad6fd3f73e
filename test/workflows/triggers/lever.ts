import { uuid } from '../../sandbox/lever/state';
import { make, momentOf, type Polled, type Vendors } from './polled';

const path = '/lever/opportunities';

const ofOnePosting = { jobsOf: 'chosen', jobs: [uuid('b0', 1)] };

// Files are two calls more for each of thousands.
const options = { leaveOutDocuments: true };

const common = {
	type: 'leverPollTrigger',
	vendor: 'lever',
	route: 'listOpportunities',
	threePages: 250,
	lists: 1,
	outOfTime: 'isRefused',
	touch: async (vendors: Vendors, key: string) =>
		await vendors.control('PATCH', `${path}/${key}`, { tags: ['New'] }),
} as const;

const apply = async (vendors: Vendors, count: number, dated: Parameters<Polled['happen']>[2]) =>
	await make(vendors, path, count, dated, (createdAt) => (dated ? { createdAt } : {}));

/** Changed after they were made. */
async function changed(
	vendors: Vendors,
	count: number,
	dated: Parameters<Polled['happen']>[2],
	change: object,
): Promise<string[]> {
	const made = await apply(vendors, count, dated);
	const now = { from: Date.now(), step: 0 };
	for (const [index, id] of made.entries()) {
		// Not in the same moment as they were made.
		const { from, step } = dated ?? now;
		const updatedAt = momentOf({ from: from + 1, step }, index);
		await vendors.control('PATCH', `${path}/${id}`, { ...change, updatedAt });
	}
	return made;
}

export const leverPolls: Polled[] = [
	{
		...common,
		title: 'Lever: applicationCreated',
		parameters: { event: 'applicationCreated', options },
		others: { event: 'applicationCreated', options, ...ofOnePosting },
		samples: 3,
		isTouchEvent: false,
		happen: apply,
	},
	{
		...common,
		title: 'Lever: statusChanged',
		parameters: { event: 'statusChanged', options },
		others: { event: 'statusChanged', options, ...ofOnePosting },
		samples: 3,
		isTouchEvent: false,
		happen: async (vendors, count, dated) =>
			await changed(vendors, count, dated, { stage: uuid('5a', 1) }),
	},
	{
		...common,
		title: 'Lever: applicationUpdated',
		parameters: { event: 'applicationUpdated', options },
		others: { event: 'applicationUpdated', options, ...ofOnePosting },
		samples: 3,
		isTouchEvent: true,
		happen: async (vendors, count, dated) => await changed(vendors, count, dated, {}),
	},
];
