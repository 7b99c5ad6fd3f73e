import { make, type Polled, type Vendors } from './polled';

const path = '/talentry/talents';
const longAgo = '2020-01-01T00:00:00Z';

const common = {
	type: 'talentryTrigger',
	vendor: 'talentry',
	route: 'listTalents',
	threePages: 250,
	lists: 1,
	outOfTime: 'goesOn',
	samples: 3,
	touch: async (vendors: Vendors, key: string) =>
		await vendors.control('PATCH', `${path}/${key}`, { lastName: 'Neu' }),
} as const;

export const talentryPolls: Polled[] = [
	{
		...common,
		title: 'Talentry: consentChanged',
		parameters: { event: 'consentChanged' },
		// The chosen states are no other scope.
		others: { event: 'talentChanged' },
		happen: async (vendors, count, dated) =>
			await make(vendors, path, count, dated, (changedAt) => ({
				createdAt: longAgo,
				updatedAt: changedAt,
				consent: { state: 'accepted', changedAt },
			})),
		isTouchEvent: false,
	},
	{
		...common,
		title: 'Talentry: talentCreated',
		parameters: { event: 'talentCreated' },
		others: { event: 'talentChanged' },
		happen: async (vendors, count, dated) =>
			await make(vendors, path, count, dated, (moment) => ({
				createdAt: moment,
				updatedAt: moment,
			})),
		isTouchEvent: false,
	},
	{
		...common,
		title: 'Talentry: talentChanged',
		parameters: { event: 'talentChanged' },
		others: { event: 'talentCreated' },
		happen: async (vendors, count, dated) =>
			await make(vendors, path, count, dated, (moment) => ({
				createdAt: moment,
				updatedAt: moment,
			})),
		isTouchEvent: true,
	},
];
