import { applicationSchema } from '../../../shared/model';
import {
	applicationRecord,
	jobRecord,
	statusRecord,
	toApplication,
	toJob,
	toStatus,
} from '../../../nodes/Workwise/records';

const minimal = {
	id: 'wwa-1',
	jobId: 'ww-101',
	status: { id: 'open', name: 'Offene Bewerbungen', kind: 'new' },
	submittedAt: '2026-03-02T09:15:00+01:00',
	candidate: { firstName: 'Jördis', lastName: 'Mustermüller' },
};
const application = (fields: object = {}) =>
	toApplication(applicationRecord.parse({ ...minimal, ...fields }));

describe('records that do not fit', () => {
	it.each([
		['no id', { id: undefined }, 'id'],
		['an empty id', { id: '' }, 'id'],
		['no status', { status: null }, 'status'],
		['a time without offset', { submittedAt: '2026-03-02T09:15:00' }, 'submittedAt'],
		['a day', { submittedAt: '2026-03-02' }, 'submittedAt'],
		['no candidate', { candidate: undefined }, 'candidate'],
		['no last name', { candidate: { firstName: 'A' } }, 'candidate.lastName'],
		['skills as text', { candidate: { ...minimal.candidate, skills: 'SQL' } }, 'candidate.skills'],
		['a nameless document', { documents: [{ id: '1', category: 'cv' }] }, 'documents.0.name'],
	])('an application with %s', (_case, fields, path) => {
		const checked = applicationRecord.safeParse({ ...minimal, ...fields });
		expect(checked.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
	});

	it('a job without a title, a status without a kind', () => {
		expect(jobRecord.safeParse({ id: '1', status: 'open' }).success).toBe(false);
		expect(statusRecord.safeParse({ id: '1', name: 'A' }).success).toBe(false);
	});
});

describe('an application', () => {
	it('with nothing but what is required has no empty fields', () => {
		expect(application()).toEqual({
			system: 'workwise',
			id: 'wwa-1',
			jobId: 'ww-101',
			status: { id: 'open', name: 'Offene Bewerbungen', kind: 'new' },
			appliedAt: '2026-03-02T09:15:00+01:00',
			candidate: {
				system: 'workwise',
				firstName: 'Jördis',
				lastName: 'Mustermüller',
				...{ links: [], experience: [], education: [], skills: [], languages: [] },
				...{ tags: [], notes: [], documents: [] },
			},
			documents: [],
		});
	});

	it('with null in every optional place is the same', () => {
		const nothing = { updatedAt: null, message: null, source: null, documents: null, export: null };
		const candidate = {
			...minimal.candidate,
			...{ id: null, email: null, phone: '', location: null, language: null, links: null },
			...{ experience: null, education: null, skills: null, languages: null, consent: null },
		};
		expect(application({ ...nothing, candidate })).toEqual(application());
	});

	it('takes numbers as ids', () => {
		expect(application({ id: 1, jobId: 2, status: { ...minimal.status, id: 3 } })).toMatchObject({
			id: '1',
			jobId: '2',
			status: { id: '3' },
		});
	});

	it('keeps the time as it came, so that its day stays that of the sender', () => {
		expect(application({ submittedAt: '2026-03-06T00:30:00+01:00' }).appliedAt).toBe(
			'2026-03-06T00:30:00+01:00',
		);
	});

	it.each([
		['inProgress', 'in_progress'],
		['new', 'new'],
		['withdrawn', 'withdrawn'],
		['parked', 'parked'],
	])('in a status of the kind %s is in one of the kind %s', (kind, expected) => {
		expect(application({ status: { ...minimal.status, kind } }).status?.kind).toBe(expected);
	});

	it.each([
		['cv', 'cv'],
		['coverLetter', 'cover_letter'],
		['workSample', 'work_sample'],
		['certificate', 'certificate'],
		['tattoo', 'tattoo'],
	])('with a document of the category %s has one of %s', (category, expected) => {
		const documents = [{ id: 7, name: 'a.pdf', category, mimeType: null, size: 0 }];
		expect(application({ documents }).documents).toEqual([
			{
				system: 'workwise',
				id: '7',
				name: 'a.pdf',
				category: expected,
				mimeType: 'application/octet-stream',
				size: 0,
			},
		]);
	});

	it('with everything keeps everything, in the vocabulary', () => {
		const candidate = {
			...minimal.candidate,
			id: 'c-1',
			email: 'joerdis@example.com',
			phone: '+49 30 000',
			location: 'Köln',
			language: 'de',
			links: [{ type: 'xing', url: 'https://example.com/j' }],
			experience: [{ title: 'Köchin', company: null, from: '2020-01', to: null, description: '' }],
			education: [{ degree: null, institution: 'Universität Musterstadt', from: null, to: '2019' }],
			skills: ['SQL'],
			languages: [
				{ language: 'de', level: 'C2' },
				{ language: 'pl', level: null },
			],
			consent: { state: 'accepted', givenAt: '2026-03-02T09:15:00+01:00', expiresAt: null },
		};
		const mapped = application({ candidate, export: { state: 'due' }, source: 'Workwise' });
		expect(mapped.candidate).toMatchObject({
			id: 'c-1',
			email: 'joerdis@example.com',
			experience: [{ title: 'Köchin', from: '2020-01' }],
			education: [{ institution: 'Universität Musterstadt', to: '2019' }],
			languages: [{ language: 'de', level: 'C2' }, { language: 'pl' }],
			consent: { state: 'accepted', givenAt: '2026-03-02T09:15:00+01:00' },
		});
		expect(mapped.candidate.experience[0]).not.toHaveProperty('description');
		expect(mapped.exportState).toBe('due');
		expect(applicationSchema.safeParse(mapped).error).toBeUndefined();
	});
});

it('a job keeps its connection and words nobody knows yet', () => {
	const record = jobRecord.parse({
		id: 7,
		title: 'A',
		status: 'evergreen',
		connection: 'paused',
		url: null,
	});
	expect(toJob(record)).toEqual({
		system: 'workwise',
		id: '7',
		title: 'A',
		status: 'evergreen',
		connection: 'paused',
	});
});

it('a status belongs to its job', () => {
	const record = statusRecord.parse({ id: 'x', name: 'In Prüfung', kind: 'inProgress' });
	expect(toStatus(record, 'ww-101')).toEqual({
		system: 'workwise',
		id: 'x',
		name: 'In Prüfung',
		kind: 'in_progress',
		jobId: 'ww-101',
	});
});
