import {
	applicationRecord,
	candidateRecord,
	jobRecord,
	personioMoment,
	stageTransitionRecord,
	toApplication,
	toCandidate,
	toCategory,
	toJob,
	toStageEntry,
	toStatusReference,
} from '../../../nodes/Personio/records';

const application = {
	id: '495039',
	application_date: '2026-06-02',
	candidate: { id: 300001, email: 'a@example.com', first_name: 'Anna', last_name: 'Erfunden' },
	job: { id: '2001', name: 'Developer', department: { id: '1', name: 'IT' }, category: null },
	current_stage: { id: '5001', kind: 'custom', name: 'Phone interview', type: 'custom' },
	channel: { id: '31', name: 'Workwise' },
	hiring_team: [],
	is_anonymized: false,
	created_at: { 'date-time': '2026-06-02T08:30:00+02:00', timezone: 'Europe/Berlin' },
	updated_at: { 'date-time': '2026-06-03T07:00:00.250Z', timezone: 'Europe/Berlin' },
};

describe('moments', () => {
	test.each([
		[{ 'date-time': '2026-06-01T10:00:00+02:00', timezone: 'Europe/Berlin' }, '08:00:00.000'],
		[{ 'date-time': '2026-06-01T10:00:00Z', timezone: 'Europe/Berlin' }, '10:00:00.000'],
		// A time without an offset is one of the zone that stands beside it.
		[{ 'date-time': '2026-06-01T10:00:00', timezone: 'Europe/Berlin' }, '08:00:00.000'],
		[{ 'date-time': '2026-01-01T10:00:00.5', timezone: 'Europe/Berlin' }, '09:00:00.500'],
		[{ 'date-time': '2026-06-01T10:00:00' }, '10:00:00.000'],
		[{ 'date-time': '2026-06-01 10:00:00', timezone: null }, '10:00:00.000'],
		['2026-06-01T10:00:00Z', '10:00:00.000'],
	])('%j', (value, time) => {
		const moment = personioMoment.parse(value);
		expect(new Date(moment).toISOString().slice(11, 23)).toBe(time);
		expect(moment).toMatch(/(Z|[+-]\d\d:\d\d)$/);
	});

	test.each([
		[{ 'date-time': 'yesterday', timezone: 'Europe/Berlin' }],
		[{ 'date-time': '2026-06-01T10:00:00', timezone: 'Middle/Earth' }],
		[{ timezone: 'Europe/Berlin' }],
		[42],
		['2026-13-01T10:00:00Z'],
	])('%j is none', (value) => expect(personioMoment.safeParse(value).success).toBe(false));
});

test('an application', () => {
	expect(toApplication(applicationRecord.parse(application))).toEqual({
		system: 'personio',
		id: '495039',
		jobId: '2001',
		jobTitle: 'Developer',
		status: { id: 'custom:5001', name: 'Phone interview', kind: 'in_progress' },
		appliedAt: '2026-06-02T08:30:00.000+02:00',
		createdAt: '2026-06-02T08:30:00.000+02:00',
		updatedAt: '2026-06-03T07:00:00.250Z',
		source: 'Workwise',
		candidate: expect.objectContaining({
			system: 'personio',
			id: '300001',
			firstName: 'Anna',
			email: 'a@example.com',
			documents: [],
		}),
		documents: [],
	});
});

test('an application that was entered later has the day on which it was made', () => {
	const entered = applicationRecord.parse({ ...application, application_date: '2026-05-20' });
	expect(toApplication(entered).appliedAt).toBe('2026-05-20');
	const without = applicationRecord.parse({ ...application, application_date: null });
	expect(toApplication(without).appliedAt).toBe('2026-06-02T08:30:00.000+02:00');
});

test('an anonymised application', () => {
	const { candidate, anonymized, status } = toApplication(
		applicationRecord.parse({
			...application,
			is_anonymized: true,
			current_stage: null,
			candidate: { id: '1', email: null, first_name: null, last_name: null },
		}),
	);
	expect(anonymized).toBe(true);
	expect(status).toBeUndefined();
	expect(candidate).toMatchObject({ firstName: '', lastName: '' });
	expect(candidate).not.toHaveProperty('email');
});

describe('stages', () => {
	test.each([
		// Which of the two names the phase is not documented; either will do.
		[{ id: null, kind: 'rejected', type: 'system', name: null }, 'system:rejected', 'rejected'],
		[{ id: null, kind: 'SYSTEM', type: 'REJECTED', name: null }, 'system:rejected', 'rejected'],
		[{ id: null, kind: 'system', type: 'accepted', name: 'Hired' }, 'system:accepted', 'hired'],
		[{ id: 'offer', kind: 'offer', type: 'system', name: 'Offer' }, 'system:offer', 'offer'],
		[{ id: 5001, kind: 'custom', type: 'custom', name: 'X' }, 'custom:5001', 'in_progress'],
		[{ id: '77', kind: 'offer', type: 'custom', name: 'Our offer' }, 'custom:77', 'offer'],
		[{ id: null, kind: 'SYSTEM', type: 'HIRED', name: null }, 'system:hired', 'other'],
		[{ id: null, kind: 'CUSTOM', type: 'SYSTEM', name: 'Trial' }, 'system:trial', 'other'],
		[{ id: null, kind: 'SYSTEM', type: 'SYSTEM', name: null }, 'system:system', 'other'],
		[{ id: null, kind: 'on_hold', type: 'system', name: null }, 'system:on_hold', 'other'],
	])('%j', (stage, id, kind) => {
		const [{ stage: checked }] = [
			stageTransitionRecord.parse({ stage, entered_at: '2026-06-01T10:00:00Z' }),
		];
		expect(toStatusReference(checked)).toMatchObject({ id, kind });
	});

	test('of a category, as statuses', () => {
		const stages = [{ id: '5001', name: 'Phone interview' }, { kind: 'offer' }];
		expect(toCategory({ id: '701', name: 'Professionals', stages }).statuses).toEqual([
			{
				system: 'personio',
				id: 'custom:5001',
				name: 'Phone interview',
				kind: 'in_progress',
				builtIn: false,
				category: { id: '701', name: 'Professionals' },
			},
			{
				system: 'personio',
				id: 'system:offer',
				name: 'Offer',
				kind: 'offer',
				builtIn: true,
				category: { id: '701', name: 'Professionals' },
			},
		]);
	});

	test('a step', () => {
		const entered_at = { 'date-time': '2026-06-01T10:00:00', timezone: 'Europe/Berlin' };
		const record = stageTransitionRecord.parse({ entered_at, stage: { kind: 'withdrawn' } });
		expect(toStageEntry('7', record)).toEqual({
			system: 'personio',
			applicationId: '7',
			status: { id: 'system:withdrawn', name: 'Withdrawn', kind: 'withdrawn' },
			enteredAt: '2026-06-01T10:00:00.000+02:00',
		});
	});
});

test('a candidate and a job', () => {
	const candidate = candidateRecord.parse({
		id: '300001',
		first_name: 'Anna',
		last_name: 'Erfunden',
		email: 'a@example.com',
		phone: '',
		linkedin_profile: 'https://www.example.com/in/anna',
		applications: [{ id: 1, application_date: '2026-06-02' }],
		created_at: '2026-06-01T10:00:00Z',
	});
	expect(toCandidate(candidate)).toMatchObject({
		links: [{ type: 'linkedin', url: 'https://www.example.com/in/anna' }],
		applicationIds: ['1'],
		createdAt: '2026-06-01T10:00:00.000Z',
	});
	expect(toCandidate(candidate)).not.toHaveProperty('phone');
	const job = jobRecord.parse({
		id: 2006,
		name: 'Werkstudent',
		category: { id: 701, name: 'Trainees' },
	});
	expect(toJob(job)).toEqual({
		system: 'personio',
		id: '2006',
		title: 'Werkstudent',
		status: 'unknown',
		category: { id: '701', name: 'Trainees' },
	});
});
