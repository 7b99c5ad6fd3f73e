import { make, type Polled } from './polled';

const path = '/matched-io/matches';

export const matchedIoPolls: Polled[] = [
	{
		title: 'matched.io: successful matches',
		type: 'matchedIoTrigger',
		parameters: {},
		others: { jobsOf: 'chosen', jobs: ['mj-401'] },
		vendor: 'matched-io',
		route: 'listMatches',
		threePages: 250,
		lists: 1,
		outOfTime: 'goesOn',
		samples: 3,
		happen: async (vendors, count, dated) =>
			await make(vendors, path, count, dated, (moment) => ({ moment, cv: false })),
		touch: async (vendors, key) =>
			await vendors.control('PATCH', `${path}/${key}`, { message: 'New' }),
		isTouchEvent: false,
	},
];
