import { z } from 'zod';
import { momentOf, type Dated, type Polled, type Vendors } from './polled';

const longAgo = '2020-01-01T00:00:00.000Z';
const madeSchema = z.object({ id: z.string() });

/** A new candidate, or one of long ago that is changed. */
async function addCandidate(vendors: Vendors, moment: string, isNew: boolean): Promise<string> {
	const made = await vendors.control('POST', '/teamtailor/candidates', {
		firstName: 'Ny',
		lastName: 'Kandidat',
		createdAt: isNew ? moment : longAgo,
		updatedAt: moment,
	});
	return `candidate:${madeSchema.parse(made).id}`;
}

async function each(
	count: number,
	dated: Dated | undefined,
	happen: (moment: string, index: number) => Promise<string>,
): Promise<string[]> {
	const all = dated ?? { from: Date.now(), step: 0 };
	const keys: string[] = [];
	for (let index = 0; index < count; index++) {
		keys.push(await happen(momentOf(all, index), index));
	}
	return keys;
}

/** At the control endpoints, by what keys begin with. */
const paths: Record<string, string> = {
	candidate: 'candidates',
	job: 'jobs',
	job_application: 'applications',
};

async function change(vendors: Vendors, key: string, changes: object = {}): Promise<string> {
	const [resource = '', id = ''] = key.split(':');
	await vendors.control('PATCH', `/teamtailor/${paths[resource]}/${id}`, changes);
	return key;
}

const common = {
	type: 'teamtailorPollTrigger',
	vendor: 'teamtailor',
	route: 'listCandidates',
	outOfTime: 'goesOn',
	touch: change,
	keyOf: ({ event, id }: Record<string, unknown>) => `${String(event).split('.')[0]}:${String(id)}`,
} as const;

export const teamtailorPolls: Polled[] = [
	{
		...common,
		title: 'Teamtailor: candidate.create',
		parameters: { events: ['candidate.create'] },
		others: { events: ['candidate.create', 'job.update'] },
		threePages: 75,
		lists: 1,
		samples: 3,
		happen: async (vendors, count, dated) =>
			await each(count, dated, async (moment) => await addCandidate(vendors, moment, true)),
		isTouchEvent: false,
	},
	{
		...common,
		title: 'Teamtailor: candidate.update',
		parameters: { events: ['candidate.update'] },
		others: { events: ['candidate.update', 'job.update'] },
		threePages: 75,
		lists: 1,
		samples: 3,
		happen: async (vendors, count, dated) =>
			await each(count, dated, async (moment) => await addCandidate(vendors, moment, false)),
		isTouchEvent: true,
	},
	{
		...common,
		title: 'Teamtailor: events of all kinds',
		parameters: {
			events: ['candidate.create', 'candidate.update', 'job.update', 'job_application.update'],
		},
		others: { events: ['candidate.create', 'candidate.update', 'job.update'] },
		threePages: 100,
		lists: 3,
		samples: 9,
		happen: async (vendors, count, dated) =>
			await each(count, dated, async (updatedAt, index) => {
				const place = Math.floor(index / 20);
				if (index % 20 === 7) {
					return await change(vendors, `job_application:${9001 + place}`, { updatedAt });
				}
				if (index % 20 === 13) return await change(vendors, `job:${510 + place}`, { updatedAt });
				return await addCandidate(vendors, updatedAt, index % 2 === 0);
			}),
		isTouchEvent: true,
	},
];
