import { Failure } from '../../../shared/http/failure';
import type { FilePart } from '../../../shared/http/request';
import {
	createApplication,
	findFileProblems,
	isUncheckedPhase,
	type ApplicationDraft,
} from '../../../shared/vendors/personio/application';
import type { ApplicationBody, PersonioClient } from '../../../shared/vendors/personio/client';
import { failureOf } from '../support/failures';

const today = '2026-03-10';

function file(name = 'Lebenslauf.pdf', size = 1000): FilePart {
	return {
		name,
		size,
		mimeType: 'application/pdf',
		open: async () => {
			throw new Error('Not to be read here');
		},
	};
}

const draft: ApplicationDraft = {
	firstName: 'Jördis',
	lastName: 'Mustermüller',
	email: 'joerdis.mustermueller@example.com',
	jobId: '2001',
	tags: [],
	attributes: [],
	documents: [],
};

/** A client that notes what it is asked to do; `fail` may throw in the place of a call. */
function clientOf(
	options: {
		customPhases?: Array<{ id: string; name: string }>;
		channelId?: string;
		fail?(call: string): void;
	} = {},
) {
	const calls: string[] = [];
	const bodies: ApplicationBody[] = [];
	const client: PersonioClient = {
		account: {
			companyPage: 'https://acme.jobs.personio.de',
			baseUrl: 'https://api.personio.de',
			customPhases: options.customPhases ?? [{ id: '5001', name: 'Phone interview' }],
			...(options.channelId && { channelId: options.channelId }),
		},
		feed: async () => ({ positions: [], unreadable: [] }),
		uploadDocument: async ({ name, size, mimeType }) => {
			calls.push(`upload ${name}`);
			options.fail?.(`upload ${name}`);
			return {
				uuid: `uuid-${calls.length}`,
				size,
				mimetype: mimeType,
				original_filename: name,
				extension: 'pdf',
			};
		},
		createApplication: async (body) => {
			calls.push('create');
			options.fail?.('create');
			bodies.push(body);
		},
	};
	return { client, calls, bodies };
}

/** The problems by field, with the certainty that nothing was sent. */
async function problemsOf(fields: Partial<ApplicationDraft>, options = {}) {
	const { client, calls } = clientOf(options);
	const failure = await failureOf(createApplication(client, { ...draft, ...fields }, today));
	expect(calls).toEqual([]);
	expect(failure.kind).toBe('validation');
	expect(failure.details.remedy).toContain('Nothing was sent');
	return failure.details.fields;
}

describe('what is refused before anything is sent', () => {
	it.each<[string, Partial<ApplicationDraft>, string, string]>([
		['a first name of spaces', { firstName: ' \t ' }, 'First Name', 'must not be blank'],
		['no last name', { lastName: '' }, 'Last Name', 'must not be blank'],
		['no e-mail', { email: ' ' }, 'Email', 'is missing'],
		['an e-mail without @', { email: 'joerdis.example.com' }, 'Email', 'is not a valid e-mail'],
		['an e-mail with two @', { email: 'a@b@example.com' }, 'Email', 'is not a valid e-mail'],
		['an e-mail without a domain', { email: 'a@example' }, 'Email', 'is not a valid e-mail'],
		['an e-mail with a space', { email: 'a b@example.com' }, 'Email', 'is not a valid e-mail'],
		['an e-mail that ends with a dot', { email: 'a@example.com.' }, 'Email', 'is not a valid'],
		['a job in words', { jobId: 'backend-developer' }, 'Job', 'whole number'],
		['a job that is 0', { jobId: '0' }, 'Job', 'whole number'],
		['a broken job id', { jobId: '20.01' }, 'Job', 'whole number'],
		['a job id no number can hold', { jobId: '12345678901234567890' }, 'Job', 'whole number'],
		['a channel in words', { channelId: 'Workwise' }, 'Channel ID', 'whole number'],
		[
			'a date in the future',
			{ applicationDate: '2026-03-11' },
			'Application Date',
			'in the future',
		],
		['a German date', { applicationDate: '10.03.2026' }, 'Application Date', 'must be a date'],
		['a day that is none', { applicationDate: '2026-02-30' }, 'Application Date', 'must be a date'],
		['a moment', { applicationDate: '2026-03-01T09:00:00Z' }, 'Application Date', 'must be a date'],
		['a nameless attribute', { attributes: [{ id: ' ', value: 'x' }] }, 'Attributes', 'need an ID'],
		[
			'a German birthday',
			{ attributes: [{ id: 'birthday', value: '1.3.1990' }] },
			'Attributes.birthday',
			'must be a date',
		],
		[
			'a gender in another language',
			{ attributes: [{ id: 'gender', value: 'weiblich' }] },
			'Attributes.gender',
			'must be male, female, diverse',
		],
		['a phase of another system', { phaseId: 'system:new' }, 'Phase', 'unassigned, rejected'],
		['a system phase without a name', { phaseId: 'system:' }, 'Phase', 'is not a system phase'],
		['a phase in words', { phaseId: 'Phone interview' }, 'Phase', 'is no phase'],
		['a custom phase in words', { phaseId: 'custom:phone' }, 'Phase', 'is no phase'],
		['a custom phase nobody has named', { phaseId: 'custom:5009' }, 'Phase', 'under Unassigned'],
		['the same as a bare number', { phaseId: '5009' }, 'Phase', 'under Unassigned'],
	])('%s', async (_case, fields, field, message) => {
		expect(await problemsOf(fields)).toEqual([
			{ field, message: expect.stringContaining(message) },
		]);
	});

	it.each([
		['of 21 MB', file('cv.pdf', 21 * 1024 * 1024), 'is 21.0 MB large; Personio takes 20 MB'],
		['of one byte too many', file('cv.pdf', 20 * 1024 * 1024 + 1), '20 MB at most'],
		['of a refused type', file('cv.exe'), 'does not take (.exe)'],
		['that is a photo with a spelling Personio does not list', file('photo.jpeg'), '(.jpeg)'],
		['without an ending', file('Lebenslauf'), 'without an ending'],
		['with a dot at the end', file('Lebenslauf.'), 'without an ending'],
		['that is empty', file('cv.pdf', 0), 'is empty'],
	])('a file %s', async (_case, part, message) => {
		const fields = { documents: [{ category: 'cv', file: part }] };
		expect(await problemsOf(fields)).toEqual([
			{ field: `Document "${part.name}"`, message: expect.stringContaining(message) },
		]);
	});

	it('all of it is named at once', async () => {
		const problems = await problemsOf({
			firstName: '',
			email: 'x',
			jobId: 'y',
			phaseId: 'custom:1',
			documents: [
				{ category: 'cv', file: file('cv.pdf') },
				{ category: 'other', file: file('virus.exe', 0) },
			],
		});
		expect(problems?.map(({ field }) => field)).toEqual([
			'First Name',
			'Email',
			'Job',
			'Document "virus.exe"',
			'Document "virus.exe"',
			'Phase',
		]);
	});
});

describe('when it fails halfway', () => {
	const documents = [
		{ category: 'cv', file: file('cv.pdf') },
		{ category: 'cover_letter', file: file('letter.pdf') },
	];
	const failing = (call: string, details: Partial<Failure['details']>) =>
		clientOf({
			fail: (made) => {
				if (made !== call) return;
				throw new Failure({
					kind: 'unavailable',
					message: 'It broke',
					remedy: 'Wait.',
					...details,
				});
			},
		});

	it('says that one document was uploaded but no application created', async () => {
		const { client, calls } = failing('upload letter.pdf', { status: 500 });
		const failure = await failureOf(createApplication(client, { ...draft, documents }, today));
		expect(calls).toEqual(['upload cv.pdf', 'upload letter.pdf']);
		expect(failure.message).toBe('It broke');
		expect(failure.details.remedy).toMatch(
			/^Wait\. No application was created\. One document was uploaded/,
		);
	});

	it('says that both were when Personio refuses the application', async () => {
		const { client } = failing('create', { kind: 'conflict', status: 400 });
		const failure = await failureOf(createApplication(client, { ...draft, documents }, today));
		expect(failure.kind).toBe('conflict');
		expect(failure.details.remedy).toContain(
			'No application was created. 2 documents were uploaded',
		);
	});

	it('says nothing of documents when there were none', async () => {
		const { client } = failing('create', { kind: 'conflict', status: 400 });
		const failure = await failureOf(createApplication(client, draft, today));
		expect(failure.details.remedy).toBe('Wait.');
	});

	it.each([
		['the connection broke', {}],
		['Personio broke', { status: 500 }],
		['a proxy answered', { kind: 'contract', status: 200 } as const],
	])('does not claim that nothing was created after %s', async (_case, details) => {
		const { client } = failing('create', details);
		const failure = await failureOf(createApplication(client, { ...draft, documents }, today));
		expect(failure.details.remedy).toContain('Whether the application was created is not known');
		expect(failure.details.remedy).not.toContain('No application was created');
	});

	it('takes a duplicate for what it is: the application is there already', async () => {
		const { client } = failing('create', { kind: 'duplicate', status: 400 });
		const created = await createApplication(client, { ...draft, documents }, today);
		expect(created.result).toBe('alreadyExists');
		expect(created.documents).toHaveLength(2);
	});

	it('passes on a defect as it is', async () => {
		const { client } = clientOf({
			fail: () => {
				throw new TypeError('a defect');
			},
		});
		await expect(createApplication(client, draft, today)).rejects.toThrow(TypeError);
	});
});

describe('what is sent', () => {
	async function bodyOf(fields: Partial<ApplicationDraft>, options = {}) {
		const { client, bodies } = clientOf(options);
		await createApplication(client, { ...draft, ...fields }, today);
		return bodies[0];
	}

	it('is the least there must be, with the job as a number', async () => {
		expect(await bodyOf({})).toEqual({
			first_name: 'Jördis',
			last_name: 'Mustermüller',
			email: 'joerdis.mustermueller@example.com',
			job_position_id: 2001,
		});
	});

	it('is trimmed', async () => {
		expect(
			await bodyOf({ firstName: ' Zoë ', lastName: 'Weiß\n', email: ' zoe@example.com ' }),
		).toMatchObject({ first_name: 'Zoë', last_name: 'Weiß', email: 'zoe@example.com' });
	});

	it('is everything there can be', async () => {
		const body = await bodyOf({
			channelId: '32',
			externalPostingId: 'pid-1',
			message: 'Hello',
			applicationDate: today,
			phaseId: 'system:offer',
			tags: ['Workwise'],
			attributes: [
				{ id: 'phone', value: '+49 30 000' },
				{ id: 'gender', value: 'diverse' },
				{ id: 'birthday', value: '1990-02-28' },
			],
			documents: [
				{ category: 'cv', file: file('CV.PDF') },
				{ category: 'photo', file: file('me.jpg') },
			],
		});
		expect(body).toEqual({
			first_name: 'Jördis',
			last_name: 'Mustermüller',
			email: 'joerdis.mustermueller@example.com',
			job_position_id: 2001,
			recruiting_channel_id: 32,
			external_posting_id: 'pid-1',
			message: 'Hello',
			application_date: today,
			phase: { type: 'system', id: 'offer' },
			tags: ['Workwise'],
			attributes: [
				{ id: 'phone', value: '+49 30 000' },
				{ id: 'gender', value: 'diverse' },
				{ id: 'birthday', value: '1990-02-28' },
			],
			files: [
				{ uuid: 'uuid-1', original_filename: 'CV.PDF', category: 'cv' },
				{ uuid: 'uuid-2', original_filename: 'me.jpg', category: 'other' },
			],
		});
	});

	it.each(['custom:5001', '5001'])('is a custom phase as a number: %s', async (phaseId) => {
		expect((await bodyOf({ phaseId }))?.phase).toEqual({ type: 'custom', id: 5001 });
	});

	it('is a custom phase on trust where the credential names none', async () => {
		const options = { customPhases: [] };
		expect((await bodyOf({ phaseId: 'custom:77' }, options))?.phase).toEqual({
			type: 'custom',
			id: 77,
		});
		const { client } = clientOf(options);
		expect(isUncheckedPhase('custom:77', client)).toBe(true);
		expect(isUncheckedPhase('system:offer', client)).toBe(false);
		expect(isUncheckedPhase(undefined, client)).toBe(false);
		expect(isUncheckedPhase('custom:5001', clientOf().client)).toBe(false);
	});

	it("is the credential's channel unless the draft has its own", async () => {
		const options = { channelId: '31' };
		expect((await bodyOf({}, options))?.recruiting_channel_id).toBe(31);
		expect((await bodyOf({ channelId: '32' }, options))?.recruiting_channel_id).toBe(32);
	});
});

it('takes a file of 20 MB to the byte, in any spelling of its ending', () => {
	expect(findFileProblems(file('Mappe.v2.PDF', 20 * 1024 * 1024))).toEqual([]);
});
