import {
	applicationSchema,
	documentSchema,
	jobSchema,
	present,
	statusSchema,
} from '../../../shared/model';

const minimal = {
	id: 1,
	jobId: 'ww-101',
	candidate: { firstName: 'Jördis', lastName: 'Mustermüller' },
	appliedAt: '2026-03-02T09:15:00+01:00',
};

describe('application', () => {
	it.each([
		['no id', { id: undefined }, 'id'],
		['a blank job', { jobId: ' ' }, 'jobId'],
		['no candidate', { candidate: null }, 'candidate'],
		['no name', { candidate: { lastName: 'X' } }, 'candidate.firstName'],
		['a date in words', { appliedAt: 'today' }, 'appliedAt'],
		['a document without a name', { documents: [{ id: 1 }] }, 'documents.0.name'],
		['a document of a broken size', { documents: [{ name: 'a', size: -1 }] }, 'documents.0.size'],
		['a status without an id', { status: { name: 'x' } }, 'status.id'],
		['a target without a job', { target: { system: 'personio' } }, 'target.jobId'],
	])('refuses %s by its path', (_case, fields, path) => {
		const checked = applicationSchema.safeParse({ ...minimal, ...fields });
		expect(checked.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
	});

	it('fills lists and leaves out what is null or blank', () => {
		expect(
			applicationSchema.parse({
				...minimal,
				status: null,
				message: '',
				source: null,
				updatedAt: null,
				target: null,
				candidate: { ...minimal.candidate, email: ' ', consent: null, skills: null },
			}),
		).toEqual({
			id: '1',
			jobId: 'ww-101',
			appliedAt: '2026-03-02T09:15:00+01:00',
			documents: [],
			candidate: {
				firstName: 'Jördis',
				lastName: 'Mustermüller',
				...{ links: [], experience: [], education: [], skills: [], languages: [] },
				...{ tags: [], notes: [], documents: [] },
			},
		});
	});

	it('keeps words nobody knows yet', () => {
		const parsed = applicationSchema.parse({
			...minimal,
			status: { id: 7, kind: 'parked' },
			documents: [{ name: 'a.pdf', category: 'tattoo' }],
			candidate: {
				...minimal.candidate,
				links: [{ type: 'mastodon', url: 'https://example.com' }],
				consent: { state: 'implied' },
			},
		});
		expect(parsed.status).toEqual({ id: '7', kind: 'parked' });
		expect(parsed.documents[0]?.category).toBe('tattoo');
		expect(parsed.candidate.links[0]?.type).toBe('mastodon');
		expect(parsed.candidate.consent?.state).toBe('implied');
	});
});

it('a document has a category and a type in any case', () => {
	expect(documentSchema.parse({ name: 'cv', category: null, mimeType: null, size: null })).toEqual({
		name: 'cv',
		category: 'other',
		mimeType: 'application/octet-stream',
	});
});

it('jobs and statuses keep unknown words, and take numbers as ids', () => {
	expect(jobSchema.parse({ id: 2001, title: 'X', status: 'evergreen', location: null })).toEqual({
		id: '2001',
		title: 'X',
		status: 'evergreen',
	});
	expect(statusSchema.parse({ id: 5, name: 'Y', kind: 'parked' })).toEqual({
		id: '5',
		name: 'Y',
		kind: 'parked',
	});
});

it('present leaves out null, undefined and blank text, not zero and false', () => {
	expect(present({ a: null, b: undefined, c: '', d: 0, e: false, f: 'x' })).toEqual({
		d: 0,
		e: false,
		f: 'x',
	});
});
