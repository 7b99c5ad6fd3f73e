import { changesOf, toBody } from '../../../nodes/Talentry/changes';
import { checkDraft, type TalentDraft } from '../../../nodes/Talentry/draft';
import { talentRecord } from '../../../nodes/Talentry/records';
import { failureOf } from '../support/failures';

const talent = talentRecord.parse({
	id: 't-1',
	firstName: 'Erika',
	lastName: 'Beispiel',
	email: 'erika@example.com',
	phone: '+49 30 1234',
	location: null,
	language: 'de',
	links: [{ type: 'linkedin', url: 'https://www.linkedin.com/in/erika/' }],
	experience: [{ title: 'Developer', company: 'Acme', from: '2019-04', to: null }],
	education: [],
	skills: ['SQL'],
	languages: [{ language: 'de', level: null }],
	tags: null,
	status: { id: 's-1', name: 'Neu' },
	pools: [{ id: 'p-1', name: 'One' }],
});

const draft = (fields: TalentDraft['fields'], rest: Partial<TalentDraft> = {}): TalentDraft => ({
	fields,
	poolIds: [],
	notes: [],
	...rest,
});

describe('what would change', () => {
	test('nothing, when the same is written in another way', () => {
		const same = draft(
			{
				firstName: 'Erika ',
				email: 'ERIKA@example.com',
				phone: '0049 (30) 1234',
				links: [{ type: 'linkedin', url: 'de.linkedin.com/in/erika' }],
				experience: [{ title: 'developer', company: 'ACME', from: '2019' }],
				skills: ['sql'],
				languages: [{ language: 'DE', level: undefined }],
			},
			{ language: 'de', statusId: 's-1', poolIds: ['p-1'] },
		);
		expect(changesOf(talent, same)).toEqual([]);
	});

	test('never a field that the input does not have, or has blank', () => {
		const blanks = draft({ email: ' ', phone: '', links: [], skills: [], experience: [] });
		expect(changesOf(talent, blanks)).toEqual([]);
		expect(changesOf(talent, draft({}))).toEqual([]);
	});

	test('single fields, with what was there', () => {
		const changed = draft(
			{ lastName: 'Muster', location: 'Köln' },
			{ language: 'en', statusId: 's-2' },
		);
		const changes = changesOf(talent, changed);
		expect(changes).toEqual([
			{ field: 'lastName', from: 'Beispiel', to: 'Muster' },
			{ field: 'location', from: null, to: 'Köln' },
			{ field: 'language', from: 'de', to: 'en' },
			{ field: 'status', from: 's-1', to: 's-2' },
		]);
		expect(toBody(changes)).toEqual({
			lastName: 'Muster',
			location: 'Köln',
			language: 'en',
			statusId: 's-2',
		});
	});

	test('lists grow, and known entries are completed', () => {
		const richer = draft(
			{
				experience: [
					{ title: 'Developer', company: 'Acme', from: '2019', to: '2024-12' },
					{ title: 'Lead', company: 'Acme', from: '2025-01' },
				],
				skills: ['sql', 'Rust', 'rust'],
				languages: [{ language: 'de', level: 'native' }],
				tags: ['Messe'],
			},
			{ poolIds: ['p-1', 'p-2'] },
		);
		expect(changesOf(talent, richer)).toEqual([
			{
				field: 'experience',
				from: [{ title: 'Developer', company: 'Acme', from: '2019-04' }],
				to: [
					{ title: 'Developer', company: 'Acme', from: '2019-04', to: '2024-12' },
					{ title: 'Lead', company: 'Acme', from: '2025-01' },
				],
			},
			{ field: 'skills', from: ['SQL'], to: ['SQL', 'Rust'] },
			{ field: 'languages', from: [{ language: 'de' }], to: [{ language: 'de', level: 'native' }] },
			{ field: 'tags', from: [], to: ['Messe'] },
			{ field: 'pools', from: ['p-1'], to: ['p-1', 'p-2'] },
		]);
	});

	test('two times at one company stay two', () => {
		const twice = draft({
			experience: [
				{ title: 'Developer', company: 'Acme', from: '2010', to: '2012' },
				{ title: 'Developer', company: 'Acme', from: '2019-04' },
			],
		});
		expect(changesOf(talent, twice)).toMatchObject([
			{ field: 'experience', to: [{ from: '2019-04' }, { from: '2010', to: '2012' }] },
		]);
	});
});

describe('a draft', () => {
	test.each([
		['no last name', { firstName: 'A', lastName: ' ' }, ['lastName']],
		['an e-mail that is none', { firstName: 'A', lastName: 'B', email: 'a@b' }, ['email']],
		[
			'a script as link',
			{
				firstName: 'A',
				lastName: 'B',
				links: [
					{ type: 'other', url: 'https://example.com' },
					{ type: 'other', url: 'javascript:alert(1)' },
				],
			},
			['links[1].url'],
		],
		['several at once', { email: 'x' }, ['firstName', 'lastName', 'email']],
	])('with %s names each field', async (_case, fields, wrong) => {
		const failure = await failureOf(() => checkDraft(draft(fields), true));
		expect(failure.details.fields?.map(({ field }) => field)).toEqual(wrong);
	});

	test('is tidied; HTML in a name stays as it is', () => {
		const checked = checkDraft(
			draft(
				{
					firstName: ' <b>Erika</b> ',
					lastName: 'B',
					email: '',
					links: [{ type: 'xing', url: 'xing.com/a' }],
				},
				{
					poolIds: ['p', 'p'],
					notes: ['Hello  there', ' Hello\nthere ', '  '].map((text) => ({ text })),
				},
			),
			true,
		);
		expect(checked).toEqual({
			fields: {
				firstName: '<b>Erika</b>',
				lastName: 'B',
				links: [{ type: 'xing', url: 'https://xing.com/a' }],
			},
			poolIds: ['p'],
			notes: [{ text: 'Hello  there' }],
		});
	});
});
