import { make, momentOf, type Polled } from './polled';

const path = '/workwise/applications';

export const workwisePolls: Polled[] = [
	{
		title: 'Workwise: open applications',
		type: 'workwiseTrigger',
		parameters: {},
		others: { jobsOf: 'chosen', jobs: ['ww-101'] },
		vendor: 'workwise',
		route: 'listApplications',
		threePages: 250,
		lists: 1,
		outOfTime: 'isRefused',
		samples: 3,
		happen: async (vendors, count, dated) =>
			await make(vendors, path, count, dated, (moment) => ({
				documents: 0,
				...(dated ? { submittedAt: moment } : { overrides: { updatedAt: moment } }),
			})),
		touch: async (vendors, key) =>
			await vendors.control('PATCH', `${path}/${key}`, { message: 'New' }),
		isTouchEvent: false,
	},
	{
		title: 'Workwise: chosen status',
		type: 'workwiseTrigger',
		parameters: { statusOf: 'chosen', statuses: ['interview'] },
		others: { statusOf: 'chosen', statuses: ['interview', 'hired'] },
		vendor: 'workwise',
		route: 'listApplications',
		threePages: 250,
		lists: 1,
		outOfTime: 'isRefused',
		samples: 3,
		/** They get there later than they were made. */
		async happen(vendors, count, dated) {
			const made = await make(vendors, path, count, dated, (moment) => ({
				documents: 0,
				statusId: 'in-review',
				...(dated && { submittedAt: moment }),
			}));
			const now = new Date().toISOString();
			for (const [index, id] of made.entries()) {
				const updatedAt = dated ? momentOf(dated, index) : now;
				await vendors.control('PATCH', `${path}/${id}`, { statusId: 'interview', updatedAt });
			}
			return made;
		},
		touch: async (vendors, key) =>
			await vendors.control('PATCH', `${path}/${key}`, { message: 'New' }),
		isTouchEvent: false,
	},
];
