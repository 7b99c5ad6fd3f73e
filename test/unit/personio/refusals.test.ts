import { createApplication, type ApplicationDraft } from '../../../nodes/Personio/application';
import { findFileProblems } from '../../../nodes/Personio/documents';
import { failureOf } from '../support/failures';
import { clientOf, draft, file, today } from './notingClient';

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

it('takes a file of 20 MB to the byte, in any spelling of its ending', () => {
	expect(findFileProblems(file('Mappe.v2.PDF', 20 * 1024 * 1024))).toEqual([]);
});
