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
		happen: async (bench, count, dated) =>
			await make(bench, path, count, dated, (moment) => ({ moment, cv: false })),
		touch: async (bench, key) => await bench.control('PATCH', `${path}/${key}`, { message: 'New' }),
		isTouchEvent: false,
	},
];
