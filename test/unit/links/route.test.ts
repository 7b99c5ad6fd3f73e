import type { LinkState } from '../../../shared/links/health';
import { readLinks } from '../../../shared/links/link';
import {
	route,
	routes,
	startOfLink,
	type LinkedSystems,
	type LinkInUse,
} from '../../../shared/links/route';
import type { ExportTarget, StatusReference } from '../../../shared/model';

const ready: LinkState = {
	health: 'ok',
	message: '',
	targetJob: { id: '2001', title: 'Backend Developer', status: 'open' },
};
const startedAt = '2026-03-01T00:00:00.000Z';

function routed(options: {
	link?: object;
	state?: LinkState;
	/** Start in the row; `null` for a row without one. */
	since?: string | null;
	activatedAt?: string;
	system?: string;
	jobId?: string;
	appliedAt?: string;
	status?: StatusReference;
	systems?: LinkedSystems;
	/** The job that it brings along, and how that one stands. */
	target?: ExportTarget;
	stateOfOwn?: LinkState;
}) {
	const { since = startedAt } = options;
	const row = { sourceJobId: 'ww-101', targetJobId: '2001', since, ...options.link };
	const inUse = readLinks([row]).map((link): [string, LinkInUse] => [
		link.sourceJobId,
		{ link, state: options.state ?? ready },
	]);
	const application = {
		...(options.system && { system: options.system }),
		...(options.activatedAt && { activatedAt: options.activatedAt }),
		jobId: options.jobId ?? 'ww-101',
		appliedAt: options.appliedAt ?? '2026-03-02T09:15:00+01:00',
		status: options.status ?? { id: 'open', name: 'Offene Bewerbungen', kind: 'new' },
		...(options.target && { target: options.target }),
	};
	const systems = options.systems ?? { target: 'personio' };
	return route(application, new Map(inUse), systems, () => options.stateOfOwn ?? ready);
}

it('has its outputs in a fixed order: workflows are wired by it', () => {
	expect(routes).toEqual(['ready', 'waiting', 'notLinked', 'older']);
});

describe('not linked', () => {
	it('names the job', () => {
		expect(routed({ jobId: 'ww-999' })).toEqual({
			link: { state: 'notLinked', message: 'Job ww-999 is not linked to any job.' },
		});
	});

	it('for a job of another system that has the same ID', () => {
		const systems = { source: 'workwise', target: 'personio' };
		expect(routed({ systems, system: 'inhire' })).toEqual({
			link: {
				state: 'notLinked',
				message: 'The application is from inhire, and these links are for jobs of workwise.',
			},
		});
		expect(routed({ systems, system: 'workwise' }).link.state).toBe('ready');
		expect(routed({ systems }).link.state).toBe('ready');
		expect(routed({ system: 'inhire' }).link.state).toBe('ready');
	});
});

describe('older', () => {
	it.each([
		['the second before', '2026-02-28T23:59:59Z'],
		['a local time that is before the start', '2026-03-01T00:59:59+01:00'],
		['the day before', '2026-02-28'],
	])('%s', (_case, appliedAt) => {
		const { link, target } = routed({ appliedAt });
		expect(link).toMatchObject({ state: 'older', row: 1, startedAt });
		expect(link.message).toContain(appliedAt.slice(0, 10));
		expect(target).toBeUndefined();
	});

	it('comes before any reason to wait: the application would never go', () => {
		const paused: LinkState = { health: 'paused', message: 'Link 1 is paused.' };
		const appliedAt = '2025-11-15T10:00:00+01:00';
		expect(
			routed({ appliedAt, state: paused, status: { id: 'rejected', kind: 'rejected' } }).link,
		).toMatchObject({ state: 'older' });
	});

	it.each([
		['the very moment of the start', '2026-03-01T00:00:00Z', startedAt],
		['a local time after the start', '2026-03-01T01:00:00+01:00', startedAt],
		[
			'a day without a time, on which the link started at noon',
			'2026-03-01',
			'2026-03-01T12:00:00Z',
		],
	])('not %s', (_case, appliedAt, start) => {
		expect(routed({ appliedAt, since: start }).link.state).toBe('ready');
	});
});

describe('the start of a link', () => {
	const activatedAt = '2026-03-02T09:00:00.000Z';
	const before = '2026-03-02T08:59:59Z';

	it('is the moment in its row, whatever the item says', () => {
		expect(routed({ activatedAt, appliedAt: before }).link).toEqual({
			state: 'ready',
			row: 1,
			startedAt,
		});
	});

	it('is the activation of the trigger that gave the item, where the row names none', () => {
		const older = routed({ since: null, activatedAt, appliedAt: before });
		expect(older.link).toMatchObject({ state: 'older', startedAt: activatedAt });
		const ready = routed({ since: null, activatedAt, appliedAt: activatedAt });
		expect(ready.link).toEqual({ state: 'ready', row: 1, startedAt: activatedAt });
	});

	it('is not known where neither says one: nothing is older', () => {
		const { link } = routed({ since: null, appliedAt: '1999-01-01' });
		expect(link).toEqual({ state: 'ready', row: 1 });
	});

	it('is asked for by the same rule before anything is routed', () => {
		const [link] = readLinks([{ sourceJobId: 'a', targetJobId: '1' }]);
		const application = { jobId: 'a', appliedAt: before, status: undefined };
		if (!link) throw new Error('No link');
		expect(startOfLink(link, application)).toBeUndefined();
		expect(startOfLink(link, { ...application, activatedAt })).toBe(activatedAt);
		expect(startOfLink({ ...link, since: startedAt }, application)).toBe(startedAt);
	});
});

describe('waiting', () => {
	it.each([
		'paused',
		'targetClosed',
		'targetArchived',
		'targetDraft',
		'targetGone',
		'targetRecreated',
		'targetNotYetVisible',
		'targetMissing',
		'targetStatusUnknown',
	] as const)('for the reason %s, with its sentence', (health) => {
		expect(routed({ state: { health, message: 'Fix it.' } })).toEqual({
			link: { state: 'waiting', reason: health, message: 'Fix it.', row: 1, startedAt },
		});
	});

	it.each(['in_progress', 'offer', 'hired', 'rejected', 'withdrawn', 'other', 'brand_new'])(
		'for a status of the kind %s when no source status is chosen',
		(kind) => {
			const { link } = routed({ status: { id: 's', name: 'Any', kind } });
			expect(link).toMatchObject({ state: 'waiting', reason: 'sourceStatus' });
			expect(link.message).toContain('"Any"');
			expect(link.message).toContain('open applications only');
		},
	);

	it('for any status but the chosen one, even an open one', () => {
		const { link } = routed({ link: { sourceStatusId: 'in-review' } });
		expect(link).toMatchObject({ state: 'waiting', reason: 'sourceStatus' });
		expect(link.message).toContain('"Offene Bewerbungen"');
	});

	it('for an application without a status when one is chosen', () => {
		const inUse = new Map<string, LinkInUse>(
			readLinks([{ sourceJobId: 'a', targetJobId: '1', sourceStatusId: 'open' }]).map((link) => [
				'a',
				{ link, state: ready },
			]),
		);
		const { link } = route(
			{ jobId: 'a', appliedAt: '2026-03-02', status: undefined },
			inUse,
			{ target: 'x' },
			() => ready,
		);
		expect(link.message).toContain('the status "none"');
	});
});

describe('a job that the application brings along', () => {
	const target = { system: 'personio', jobId: '2001' };

	it('gets it without a link', () => {
		expect(routed({ jobId: 'mj-401', target })).toEqual({
			link: { state: 'ready' },
			target: { ...target, jobTitle: 'Backend Developer' },
		});
	});

	it('counts less than a link', () => {
		const own = { system: 'personio', jobId: '2999' };
		expect(routed({ target: own }).target).toMatchObject({ jobId: '2001' });
	});

	it('waits if the job cannot take it, or it is not open', () => {
		const closed: LinkState = { health: 'targetClosed', message: 'It is closed.' };
		expect(routed({ jobId: 'mj-401', target, stateOfOwn: closed })).toEqual({
			link: { state: 'waiting', reason: 'targetClosed', message: 'It is closed.' },
		});
		const status: StatusReference = { id: 'declined', name: 'Declined', kind: 'rejected' };
		expect(routed({ jobId: 'mj-401', target, status })).toMatchObject({
			link: { state: 'waiting', reason: 'sourceStatus' },
		});
	});

	it('is not linked if it is of another system', () => {
		const other = { system: 'teamtailor', jobId: '501' };
		expect(routed({ jobId: 'mj-401', target: other }).link.state).toBe('notLinked');
	});
});

describe('ready', () => {
	it('names the place in the target', () => {
		expect(routed({ link: { targetStatusId: 'custom:5001' } })).toEqual({
			link: { state: 'ready', row: 1, startedAt },
			target: {
				system: 'personio',
				jobId: '2001',
				jobTitle: 'Backend Developer',
				statusId: 'custom:5001',
			},
		});
	});

	it('has no status where none is chosen, and no title where none is known', () => {
		const { target } = routed({ state: { health: 'ok', message: '' } });
		expect(target).toEqual({ system: 'personio', jobId: '2001' });
	});

	it('takes the title that the user saw where the target lists no jobs', () => {
		const { target } = routed({
			state: { health: 'ok', message: '' },
			link: { targetJobTitle: 'As chosen' },
		});
		expect(target?.jobTitle).toBe('As chosen');
	});

	it.each([
		[
			'the chosen status, although it is no open one',
			{ sourceStatusId: 'in-review' },
			{ id: 'in-review', kind: 'in_progress' },
		],
		['a status of unknown kind', {}, { id: 'anything' }],
	])('with %s', (_case, link, status) => {
		expect(routed({ link, status }).link.state).toBe('ready');
	});
});
