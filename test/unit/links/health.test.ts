import { checkLink, type TargetView } from '../../../shared/links/health';
import { readLinks, type JobLink } from '../../../shared/links/link';
import type { Job } from '../../../shared/model';

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
	linkedJobs: new Set(),
	refuseJobId: (id) => (/^\d+$/.test(id) ? undefined : 'it must be a whole number'),
	statuses: [{ id: 'system:offer', name: 'Offer', kind: 'offer' }],
};

function linkOf(fields: object = {}): JobLink {
	const [link] = readLinks([{ sourceJobId: 'ww-101', targetJobId: '2001', ...fields }]);
	if (!link) throw new Error('No link');
	return link;
}

const check = (fields: object = {}, view: Partial<TargetView> = {}) =>
	checkLink(linkOf(fields), { ...target, ...view });

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

	it('is gone: its title says that it was in the list when it was chosen', () => {
		const state = check({ targetJobId: '2004', targetJobTitle: 'Controller' });
		expect(state.health).toBe('targetGone');
		expect(state.message).toBe(
			'Job "Controller" (2004) was in the list of Personio when it was chosen and is not any more: it has been closed, archived, unpublished or deleted. Open it again, or choose another job.',
		);
	});

	it.each([
		['where closed jobs would still be listed', undefined, 'it has been deleted. Open it'],
		['where access ends as well', 'deleted, or is no longer shared', 'has been deleted, or is no'],
	])('is gone %s', (_case, unlistedMeans, message) => {
		const fields = { targetJobId: '2004', targetJobTitle: 'Controller' };
		const state = check(fields, { listsOnlyOpenJobs: false, unlistedMeans });
		expect(state.health).toBe('targetGone');
		expect(state.message).toContain(message);
	});

	it('cannot exist: the id has not the form of the system', () => {
		const state = check({ targetJobId: 'developer' });
		expect(state.health).toBe('targetMissing');
		expect(state.message).toBe(
			'"developer" cannot be a job of Personio: it must be a whole number.',
		);
	});

	it('is not visible, where only open jobs are listed and its ID was typed', () => {
		const state = check({ targetJobId: '2999' });
		expect(state.health).toBe('targetNotYetVisible');
		expect(state.message).toContain('Job 2999 is not among the jobs that Personio shows.');
		expect(state.message).toContain('check the ID in link 1');
	});

	it('is missing, where every job is listed and its ID was typed', () => {
		const state = check({ targetJobId: '2999' }, { listsOnlyOpenJobs: false });
		expect(state.health).toBe('targetMissing');
		expect(state.message).toContain('Personio has no job 2999. Check the ID in link 1');
	});
});

describe('a target job that another one may have replaced', () => {
	const gone = { targetJobId: '1999', targetJobTitle: 'Sales Manager' };

	it('names the newer job of the same title with its ID', () => {
		const state = check(gone);
		expect(state.health).toBe('targetRecreated');
		expect(state.message).toContain(
			'Job "Sales Manager" (1999) is no longer among the jobs that Personio shows',
		);
		expect(state.message).toContain('with the ID 2002');
	});

	it('names none where the IDs do not tell which is newer', () => {
		const jobs = jobsOf(job('b-9', 'Sales Manager'));
		const view = { jobs, refuseJobId: undefined };
		expect(check({ ...gone, targetJobId: 'b-7' }, view).health).toBe('targetGone');
	});

	it('says of an ID that was typed that the system may only not show it', () => {
		const unlistedMeans = 'deleted, or is no longer shared with the access key';
		const view = { unlistedMeans, listsOnlyOpenJobs: false, refuseJobId: undefined };
		const { health, message } = check({ targetJobId: '7777' }, view);
		expect(health).toBe('targetMissing');
		expect(message).toMatch(
			/^Job 7777 is not among the jobs that Personio shows: .* no longer shared/,
		);
	});

	it.each([
		['is closed', { jobs: jobsOf(job('2002', 'Sales Manager', 'closed')) }],
		['is older: it stood beside the one that is gone', { jobs: jobsOf(job('9', 'Sales Manager')) }],
		['is linked in a row of its own', { linkedJobs: new Set(['1999', '2002']) }],
		['has another title', { jobs: jobsOf(job('2002', 'Sales Manager DACH')) }],
	])('does not count one that %s', (_case, view) => {
		expect(check(gone, view).health).toBe('targetGone');
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
