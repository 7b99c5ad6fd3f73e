import { candidateSchema } from '../../../shared/model';
import { eventIdOf, readWebhook, toEvent } from '../../../nodes/Teamtailor/events';
import { notTransferable } from '../../../nodes/Teamtailor/candidateDraft';
import { toApplication, toCandidate, toJob, toStatus } from '../../../nodes/Teamtailor/mapping';
import {
	applicationRecord,
	candidateRecord,
	jobRecord,
	stageRecord,
} from '../../../nodes/Teamtailor/records';
import { oneAtATime } from '../../../shared/vendor/oneAtATime';

const record = (attributes: object, related: object = {}, links: object = {}) => ({
	id: '1',
	attributes,
	links,
	related,
});

describe('jobs', () => {
	it('have their text as the description', () => {
		const attributes = { title: 'T', status: 'open', body: '<p>Vi søker</p>' };
		expect(toJob(jobRecord.parse(record(attributes))).description).toBe('<p>Vi søker</p>');
	});

	it.each([
		['open', 'open'],
		['unlisted', 'open'],
		['draft', 'draft'],
		['scheduled', 'draft'],
		['archived', 'archived'],
		['something new', 'something new'],
	])('%s is %s', (status, expected) => {
		const job = toJob(jobRecord.parse(record({ title: 'T', status })));
		expect(job).toEqual({ system: 'teamtailor', id: '1', title: 'T', status: expected });
	});
});

describe('stages', () => {
	it.each([
		[{ 'stage-type': 'Inbox' }, 'new', true],
		[{ 'legacy-stage-type-name': 'In process' }, 'in_progress', false],
		[{ 'stage-type': 'Hired' }, 'hired', true],
		[{}, 'in_progress', false],
	])('%j', (type, kind, builtIn) => {
		const stage = stageRecord.parse(record({ name: 'S', ...type }));
		expect(toStatus(stage, '5')).toMatchObject({ kind, builtIn, jobId: '5' });
	});
});

describe('candidates', () => {
	it('have nothing that may be null, and no address that runs out', () => {
		const candidate = toCandidate(
			candidateRecord.parse(
				record({
					'first-name': null,
					'last-name': 'Versuch',
					email: null,
					'linkedin-url': 'https://www.linkedin.com/in/vera',
					tags: null,
					resume: 'https://files.example.com/cv.pdf?signature=x',
					'consent-future-jobs-at': '2026-03-01T09:00:00+01:00',
				}),
			),
		);
		expect(candidate).toMatchObject({
			firstName: '',
			lastName: 'Versuch',
			links: [{ type: 'linkedin' }],
			tags: [],
			documents: [{ id: 'resume', name: 'resume.pdf', category: 'cv' }],
			consent: { state: 'accepted', givenAt: '2026-03-01T09:00:00+01:00' },
		});
		expect(JSON.stringify(candidate)).not.toContain('signature');
		expect(candidateSchema.safeParse(candidate).success).toBe(true);
	});

	it('name what Teamtailor has no place for', () => {
		const candidate = candidateSchema.parse({
			firstName: 'V',
			lastName: 'V',
			location: 'Oslo',
			links: [{ type: 'github', url: 'https://example.com' }],
			skills: ['SQL'],
		});
		expect(notTransferable(candidate)).toEqual(['links', 'skills', 'location']);
	});
});

describe('applications', () => {
	const times = {
		'created-at': '2026-03-01T09:00:00+01:00',
		'updated-at': '2026-03-02T09:00:00+01:00',
	};
	it('are rejected by their date, whatever their stage', () => {
		const stage = { id: '7', record: record({ name: 'Interview', 'stage-type': 'In process' }) };
		const rejected = { ...times, 'rejected-at': '2026-03-02T09:00:00+01:00' };
		const application = toApplication(applicationRecord.parse(record(rejected, { stage })));
		expect(application.status).toEqual({ id: '7', name: 'Interview', kind: 'rejected' });
	});

	it('keep the ids of what was not included', () => {
		const related = { candidate: { id: '3' }, job: { id: '4' } };
		const application = toApplication(applicationRecord.parse(record(times, related)));
		expect(application).toMatchObject({ jobId: '4', candidate: { id: '3' } });
	});
});

describe('webhooks', () => {
	it.each([
		[undefined],
		['text'],
		[{ payload: { event_name: 'x', data: { id: '1' } } }],
		[{ payload: { event_name: 'job.update' } }],
	])('%j is none', (body) => {
		expect(readWebhook(body)).toBeUndefined();
	});

	it('name attributes in either spelling', () => {
		const webhook = readWebhook({
			payload: {
				event_name: 'candidate.create',
				data: { id: 7, attributes: { first_name: 'Vera', 'last-name': 'Versuch' } },
			},
		});
		expect(webhook && toEvent(webhook)).toMatchObject({
			event: 'candidate.create',
			eventId: 'candidate:7:unknown',
			id: '7',
			firstName: 'Vera',
			lastName: 'Versuch',
		});
	});

	it('have one event id for one moment, however it is written', () => {
		const expected = 'candidate:1:2026-03-01T08:00:00.000Z';
		expect(eventIdOf('candidate', '1', '2026-03-01T09:00:00.000+01:00')).toBe(expected);
		expect(eventIdOf('candidate', '1', '2026-03-01T08:00:00Z')).toBe(expected);
	});

	it('of an unknown kind are told by their id', () => {
		const webhook = { event: 'partner_result.update', id: '5', attributes: {} };
		expect(toEvent(webhook)).toMatchObject({ system: 'teamtailor', id: '5' });
	});
});

describe('one at a time', () => {
	it('holds for a key, also after a failure, and not for others', async () => {
		const inTurn = oneAtATime();
		const order: string[] = [];
		const task =
			(name: string, fails = false) =>
			async () => {
				order.push(`${name} begins`);
				await new Promise((resolve) => setTimeout(resolve, 5));
				order.push(`${name} ends`);
				if (fails) throw new Error(name);
				return name;
			};
		const results = await Promise.allSettled([
			inTurn('a', task('a1', true)),
			inTurn('a', task('a2')),
			inTurn('b', task('b1')),
		]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
		expect(order.indexOf('a2 begins')).toBeGreaterThan(order.indexOf('a1 ends'));
		expect(order.indexOf('b1 begins')).toBeLessThan(order.indexOf('a1 ends'));
	});
});
