import { make, type Dated, type Polled, type Vendors } from './polled';

const path = '/erecruiter/applications';

/** In two recruitments, each of which is a list. */
async function apply(vendors: Vendors, count: number, dated: Dated | undefined, stage: object) {
	const half = Math.floor(count / 2);
	if (dated) {
		return await make(vendors, path, count, dated, (createdAt, index) => ({
			createdAt,
			recruitmentId: index % 2 === 0 ? 5001 : 5002,
			...stage,
		}));
	}
	const first = await make(vendors, path, count - half, undefined, () => stage);
	if (half === 0) return first;
	const inOther = () => ({ recruitmentId: 5002, ...stage });
	return [...first, ...(await make(vendors, path, half, undefined, inOther))];
}

const common = {
	type: 'erecruiterTrigger',
	vendor: 'erecruiter',
	route: 'listApplications',
	threePages: 420,
	lists: 2,
	outOfTime: 'goesOn',
	samples: 3,
	touch: async (vendors: Vendors, key: string) =>
		await vendors.control('PATCH', `${path}/${key}`, {}),
	isTouchEvent: false,
} as const;

const chosen = { recruitmentsOf: 'chosen', recruitments: ['5001', '5002'] };
// Another choice of recruitments is no other scope.
const others = { recruitmentsOf: 'all' };

export const erecruiterPolls: Polled[] = [
	{
		...common,
		title: 'eRecruiter: applicationCreated',
		parameters: { event: 'applicationCreated', ...chosen },
		others: { event: 'applicationCreated', ...others },
		happen: async (vendors, count, dated) => await apply(vendors, count, dated, {}),
	},
	{
		...common,
		title: 'eRecruiter: statusChanged',
		parameters: { event: 'statusChanged', ...chosen },
		others: { event: 'statusChanged', ...others },
		happen: async (vendors, count, dated) => await apply(vendors, count, dated, { stageId: 2 }),
	},
];
