import {
	checkLink,
	rememberTargets,
	type TargetMemory,
	type TargetView,
} from '../../../shared/links/health';
import { readLinks, type JobLink } from '../../../shared/links/link';
import type { Job } from '../../../shared/model';

const now = new Date('2026-03-10T12:00:00Z');
const time = { now, visibleWithinHours: 48 };

const job = (id: string, title: string, status: Job['status'] = 'open'): Job => ({
	id,
	title,
	status,
});
const jobsOf = (...jobs: Job[]) => new Map(jobs.map((each) => [each.id, each]));

const target: TargetView = {
	name: 'Personio',
	jobs: jobsOf(job('2001', 'Backend Developer'), job('2002', 'Sales Manager')),
	listsOnlyOpenJobs: true,
	refuseJobId: (id) => (/^\d+$/.test(id) ? undefined : 'it must be a whole number'),
	statuses: [{ id: 'system:offer', name: 'Offer', kind: 'offer' }],
};

function linkOf(fields: object = {}): JobLink {
	const [link] = readLinks([{ sourceJobId: 'ww-101', targetJobId: '2001', ...fields }]);
	if (!link) throw new Error('No link');
	return link;
}

const check = (fields: object = {}, view: Partial<TargetView> = {}, memory?: TargetMemory) =>
	checkLink(linkOf(fields), { ...target, ...view }, memory, time);

const asked = (hoursAgo: number): TargetMemory => ({
	firstAskedAt: new Date(now.getTime() - hoursAgo * 3_600_000).toISOString(),
});

describe('a target job that takes no applications', () => {
	it.each([
		['closed', 'targetClosed'],
		['archived', 'targetArchived'],
		['draft', 'targetDraft'],
	])('%s: %s', (status, health) => {
		const closed = job('2001', 'Backend Developer', status);
		const state = check({}, { jobs: jobsOf(closed), listsOnlyOpenJobs: false });
		expect(state).toMatchObject({ health, targetJob: closed });
		expect(state.message).toContain('"Backend Developer" (2001)');
		expect(state.message).toContain('Personio');
	});

	it('is gone since it was last seen', () => {
		const memory = { ...asked(200), seenAt: '2026-03-08T10:00:00.000Z', title: 'Controller' };
		const state = check({ targetJobId: '2004' }, {}, memory);
		expect(state.health).toBe('targetGone');
		expect(state.message).toContain('"Controller" (2004) was last seen in Personio on 2026-03-08');
		expect(state.message).toContain('closed, archived, unpublished or deleted');
	});

	it('is deleted where closed jobs would still be listed', () => {
		const memory = { ...asked(200), seenAt: '2026-03-08T10:00:00.000Z' };
		const state = check({ targetJobId: '2004' }, { listsOnlyOpenJobs: false }, memory);
		expect(state.message).toContain('has been deleted since');
	});

	it('was made anew: the job of the same title is named with its ID', () => {
		const memory = { ...asked(200), seenAt: '2026-03-08T10:00:00.000Z', title: 'Sales Manager' };
		const state = check({ targetJobId: '1999' }, {}, memory);
		expect(state.health).toBe('targetRecreated');
		expect(state.message).toContain('with the ID 2002');
	});

	it('was made anew, recognised by the title that the user saw', () => {
		const state = check({ targetJobId: '1999', targetJobTitle: 'Sales Manager' });
		expect(state.health).toBe('targetRecreated');
		expect(state.message).toContain('"Sales Manager" (1999)');
	});

	it('does not count as made anew when the job of that title is closed', () => {
		const jobs = jobsOf(job('2002', 'Sales Manager', 'closed'));
		const state = check({ targetJobId: '1999', targetJobTitle: 'Sales Manager' }, { jobs });
		expect(state.health).toBe('targetNotYetVisible');
	});

	it('cannot exist: the id has not the form of the system', () => {
		const state = check({ targetJobId: 'developer' });
		expect(state.health).toBe('targetMissing');
		expect(state.message).toBe(
			'"developer" cannot be a job of Personio: it must be a whole number.',
		);
	});

	it.each([undefined, asked(0), asked(47.9)])('is not yet visible (asked %j)', (memory) => {
		const state = check({ targetJobId: '2999' }, {}, memory);
		expect(state.health).toBe('targetNotYetVisible');
		expect(state.message).toContain('not yet among the jobs');
	});

	it('is missing when it was not listed for longer than that', () => {
		const state = check({ targetJobId: '2999' }, {}, asked(48.5));
		expect(state.health).toBe('targetMissing');
		expect(state.message).toContain('no job 2999 for 48 hours');
	});

	it('is missing at once when no time is given to become visible', () => {
		const state = checkLink(linkOf({ targetJobId: '2999' }), target, undefined, {
			now,
			visibleWithinHours: 0,
		});
		expect(state.health).toBe('targetMissing');
	});
});

describe('a target status', () => {
	it('that the system does not have', () => {
		const state = check({ targetStatusId: 'custom:99' });
		expect(state).toMatchObject({ health: 'targetStatusUnknown', targetJob: { id: '2001' } });
		expect(state.message).toContain('no status "custom:99"');
	});

	it('is not looked at while the job is not ready', () => {
		const state = check({ targetStatusId: 'custom:99', targetJobId: '2999' });
		expect(state.health).toBe('targetNotYetVisible');
	});

	it('is taken as it is where the system names none', () => {
		expect(check({ targetStatusId: 'x' }, { statuses: undefined }).health).toBe('ok');
	});

	it('that is known is fine', () => {
		expect(check({ targetStatusId: 'system:offer' }).health).toBe('ok');
	});
});

describe('a target status that the target cannot list', () => {
	it('is taken on trust', () => {
		const mayHaveStatus = (id: string) => id.startsWith('custom:');
		expect(check({ targetStatusId: 'custom:12345' }, { mayHaveStatus }).health).toBe('ok');
		expect(check({ targetStatusId: 'system:none' }, { mayHaveStatus }).health).toBe(
			'targetStatusUnknown',
		);
	});
});

describe('a paused link', () => {
	it('is paused whatever the job is, and says its row', () => {
		const state = check({ active: false, targetJobId: '2999' });
		expect(state.health).toBe('paused');
		expect(state.message).toContain('Link 1 is paused');
	});

	it('still shows its job', () => {
		expect(check({ active: false })).toMatchObject({ health: 'paused', targetJob: { id: '2001' } });
	});
});

describe('a link that is fine', () => {
	it('has an open job', () => {
		expect(check()).toEqual({
			health: 'ok',
			message: '',
			targetJob: job('2001', 'Backend Developer'),
		});
	});

	it('may have a job in a state nobody knows yet', () => {
		expect(check({}, { jobs: jobsOf(job('2001', 'X', 'evergreen')) }).health).toBe('ok');
	});

	it('takes any job where the system lists none', () => {
		expect(check({ targetJobId: 'any' }, { jobs: undefined }).health).toBe('ok');
	});
});

describe('what is remembered', () => {
	const jobs = jobsOf(job('2001', 'Backend Developer II'));
	const at = now.toISOString();

	it('keeps when a job was first asked for and last seen', () => {
		const links = readLinks([
			{ sourceJobId: 'a', targetJobId: '2001' },
			{ sourceJobId: 'b', targetJobId: '2004' },
			{ sourceJobId: 'c', targetJobId: '2999' },
		]);
		const memory = {
			'2001': { firstAskedAt: '2026-03-01T00:00:00.000Z', title: 'Backend Developer' },
			'2004': {
				firstAskedAt: '2026-03-02T00:00:00.000Z',
				seenAt: '2026-03-05T00:00:00.000Z',
				title: 'Controller',
			},
			'1900': { firstAskedAt: '2026-01-01T00:00:00.000Z' },
		};
		expect(rememberTargets(links, jobs, memory, now)).toEqual({
			'2001': {
				firstAskedAt: '2026-03-01T00:00:00.000Z',
				seenAt: at,
				title: 'Backend Developer II',
			},
			'2004': memory['2004'],
			'2999': { firstAskedAt: at },
		});
	});
});
