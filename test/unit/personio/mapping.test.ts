import { candidateSchema } from '../../../shared/model';
import { systemPhases } from '../../../nodes/Personio/contract';
import { notTransferable, toAttributes } from '../../../nodes/Personio/create';
import { toFileCategory } from '../../../nodes/Personio/documents';
import { readFeed, toJob } from '../../../nodes/Personio/feed';
import { personio } from '../../../nodes/Personio/personio';
import { phasesOf } from '../../../nodes/Personio/phases';
import { vendorBySystem } from '../../../nodes/vendors';
import { fakeClock } from '../../support/fakeClock';
import { collect } from '../support/failures';
import { scriptedRequest } from '../support/scriptedRequest';

const account = {
	companyPage: 'https://acme.jobs.personio.de',
	baseUrl: 'https://api.personio.de',
	customPhases: [{ id: '5001', name: 'Phone interview' }],
};

it('a position without details becomes an open job', () => {
	const { positions } = readFeed(
		'<workzag-jobs><position><id>7</id><name>A</name></position></workzag-jobs>',
		account.companyPage,
	);
	expect(positions.map(({ record }) => toJob(record, account))).toEqual([
		{
			system: 'personio',
			id: '7',
			title: 'A',
			status: 'open',
			url: 'https://acme.jobs.personio.de/job/7',
		},
	]);
});

it('the sections of an advertisement become one text, with their headings', () => {
	const section = (name: string, html: string) =>
		`<jobDescription><name>${name}</name><value><![CDATA[${html}]]></value></jobDescription>`;
	const { positions } = readFeed(
		`<workzag-jobs><position><id>7</id><name>A</name><jobDescriptions>
		${section('Ruby &amp; Rails', '<p>1 &lt; 2</p>')}${section('', '<ul><li>B</li></ul>')}
		</jobDescriptions></position></workzag-jobs>`,
		account.companyPage,
	);
	const [job] = positions.map(({ record }) => toJob(record, account));
	expect(job?.description).toBe('<h3>Ruby &amp; Rails</h3><p>1 &lt; 2</p>\n<ul><li>B</li></ul>');
});

it('a position with several offices names them all', () => {
	const { positions } = readFeed(
		`<workzag-jobs><position><id>7</id><name>A</name><office>Berlin</office><department>IT</department>
		<additionalOffices><office>Köln</office><office>Remote</office></additionalOffices></position></workzag-jobs>`,
		account.companyPage,
	);
	const [job] = positions.map(({ record }) => toJob(record, account));
	expect(job).toMatchObject({ location: 'Berlin, Köln, Remote', department: 'IT' });
});

it('statuses are the phases that everyone has and those of the credential', () => {
	const statuses = phasesOf(account);
	expect(statuses).toHaveLength(systemPhases.length + 1);
	expect(statuses.at(-1)).toEqual({
		system: 'personio',
		id: 'custom:5001',
		name: 'Phone interview',
		kind: 'in_progress',
		builtIn: false,
	});
	expect(statuses.map(({ id }) => id)).toContain('system:accepted');
});

it.each([
	['cv', 'cv'],
	['cover_letter', 'cover-letter'],
	['certificate', 'certificate'],
	['work_sample', 'work-sample'],
	['employment_reference', 'employment-reference'],
	['employment-reference', 'employment-reference'],
	['photo', 'other'],
	['other', 'other'],
	['something_new', 'other'],
])('a document of the category %s is sent as %s', (category, expected) => {
	expect(toFileCategory(category)).toBe(expected);
});

describe('a candidate', () => {
	const bare = candidateSchema.parse({ firstName: 'Zoë', lastName: 'Weiß-Testmann' });

	it('without phone and place has no attributes, and nothing gets lost', () => {
		expect(toAttributes(bare)).toEqual([]);
		expect(notTransferable(bare)).toEqual([]);
	});

	it('with more than Personio takes: what gets lost is named', () => {
		const candidate = candidateSchema.parse({
			...bare,
			phone: '+49 30 000',
			location: 'Köln',
			language: 'de',
			skills: ['SQL'],
			links: [{ type: 'xing', url: 'https://example.com' }],
			consent: { state: 'accepted' },
		});
		expect(toAttributes(candidate)).toEqual([
			{ id: 'phone', value: '+49 30 000' },
			{ id: 'location', value: 'Köln' },
		]);
		expect(notTransferable(candidate)).toEqual(['links', 'skills', 'language', 'consent']);
	});
});

describe('as the target of links', () => {
	const feed = `<workzag-jobs>
		<position><id>2001</id><name>Köchin / Koch</name></position>
		<position><id>2002</id><name>Controller</name></position></workzag-jobs>`;
	const target = vendorBySystem.get('personio')?.jobTarget?.({
		request: scriptedRequest({ text: feed }).request,
		clock: fakeClock(),
		credential: { ...account, customPhases: '5001 = Phone interview' },
	});

	it.each([
		[undefined, ['2001', '2002']],
		['', ['2001', '2002']],
		[' köchin', ['2001']],
		['2002', ['2002']],
		['nobody', []],
	])('searches its jobs for %p', async (search, expected) => {
		if (!target) throw new Error('Personio is no target');
		expect((await collect(target.jobs(search))).map(({ id }) => id)).toEqual(expected);
	});

	it('knows its statuses, that its feed has open jobs only, and which ids cannot be', async () => {
		expect((await target?.statuses('2001'))?.at(-1)?.id).toBe('custom:5001');
		expect(target?.listsOnlyOpenJobs).toBe(true);
		expect(target?.refuseJobId?.('developer')).toContain('whole number');
		expect(target?.refuseJobId?.('2001')).toBeUndefined();
		expect(personio.jobSource).toBeUndefined();
	});
});
