import { make, momentOf, type Polled, type Vendors } from './polled';

const path = '/workwise/applications';

const common = {
	type: 'workwiseTrigger',
	vendor: 'workwise',
	route: 'listApplications',
	threePages: 250,
	lists: 1,
	outOfTime: 'isRefused',
	samples: 3,
	touch: async (vendors: Vendors, key: string) =>
		await vendors.control('PATCH', `${path}/${key}`, { message: 'New' }),
	isTouchEvent: false,
} as const;

export const workwisePolls: Polled[] = [
	{
		...common,
		title: 'Workwise: open applications',
		parameters: {},
		others: { jobsOf: 'chosen', jobs: ['ww-101'] },
		happen: async (vendors, count, dated) =>
			await make(vendors, path, count, dated, (moment) => ({
				documents: 0,
				...(dated ? { submittedAt: moment } : { overrides: { updatedAt: moment } }),
			})),
	},
	{
		...common,
		title: 'Workwise: chosen status',
		parameters: { statusOf: 'chosen', statuses: ['interview'] },
		others: { statusOf: 'chosen', statuses: ['interview', 'hired'] },
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
	},
];
