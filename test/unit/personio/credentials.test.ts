import { readCredential } from '../../../nodes/Personio/credentials';
import { failureOf } from '../support/failures';

const valid = {
	companyPage: 'https://acme.jobs.personio.de',
	companyId: '4711',
	recruitingToken: 'system-made-token',
	channelId: '',
	customPhases: '',
	baseUrl: '',
};
const read = (fields: object) => readCredential({ ...valid, ...fields });

describe('a credential that cannot be used', () => {
	it.each([
		['no company page', { companyPage: '' }, 'Company Page'],
		['a company page that was never filled in', { companyPage: undefined }, 'Company Page'],
		['spaces in the page', { companyPage: 'acme jobs' }, 'Company Page'],
		['another protocol', { companyPage: 'ftp://acme.jobs.personio.de' }, 'Company Page'],
		['a script', { companyPage: 'javascript:alert(1)' }, 'Company Page'],
		['half an address', { companyPage: 'https://' }, 'Company Page'],
		['a channel in words', { channelId: 'Job board' }, 'Channel ID'],
		['a broken channel', { channelId: '3.1' }, 'Channel ID'],
		['a negative channel', { channelId: -31 }, 'Channel ID'],
		['the client ID of the HR API', { recruitingToken: ' papi-1234' }, 'Recruiting API Token'],
		['an API address without a protocol', { baseUrl: 'api.personio.de' }, 'API Base URL'],
		['an API address of another protocol', { baseUrl: 'ftp://api.personio.de' }, 'API Base URL'],
		['a phase without an ID', { customPhases: 'Phone interview' }, 'Custom Phases, line 1'],
		['a phase the wrong way round', { customPhases: 'Phone = 5001' }, 'Custom Phases, line 1'],
	])('%s: the field is named', async (_case, fields, field) => {
		const failure = await failureOf(() => read(fields));
		expect(failure.kind).toBe('validation');
		expect(failure.details.fields?.map((problem) => problem.field)).toEqual([field]);
	});

	it('names all fields, and the lines of the phases as a person counts them', async () => {
		const failure = await failureOf(() =>
			read({ companyPage: '?', channelId: 'x', customPhases: '5001 = A\nB\n5002 = C\nD' }),
		);
		expect(failure.details.fields?.map(({ field }) => field)).toEqual([
			'Company Page',
			'Channel ID',
			'Custom Phases, line 2',
			'Custom Phases, line 4',
		]);
	});

	it('is not quoted: the token stays out of the message', async () => {
		const failure = await failureOf(() => read({ recruitingToken: 'papi-very-secret' }));
		expect(`${failure.message} ${failure.description}`).not.toContain('very-secret');
		expect(failure.description).toContain("Personio's HR API");
	});
});

describe('company page', () => {
	const home = 'https://acme.jobs.personio.de';
	it.each([
		['acme', home],
		[' acme ', home],
		['acme.jobs.personio.de', home],
		['acme.jobs.personio.com/', 'https://acme.jobs.personio.com'],
		['https://acme.jobs.personio.de', home],
		['https://acme.jobs.personio.de///', home],
		['HTTPS://ACME.jobs.personio.de', home],
		['https://acme.jobs.personio.de/?language=en', home],
		['https://acme.jobs.personio.de/xml', home],
		['https://acme.jobs.personio.de/xml/?language=de', home],
		['acme.jobs.personio.de/job/2001', home],
		['https://acme.jobs.personio.de/job/2001?language=de&display=en#apply', home],
		['https://acme.jobs.personio.de/job/2001/apply/', home],
		['https://acme.jobs.personio.de/search.json', home],
		['https://careers.example.com/jobs/acme', 'https://careers.example.com/jobs/acme'],
		['https://careers.example.com/acme/job/7', 'https://careers.example.com/acme'],
		['http://127.0.0.1:4010/personio/careers/acme/', 'http://127.0.0.1:4010/personio/careers/acme'],
		['http://localhost:4010/careers', 'http://localhost:4010/careers'],
		// A company may be called like a part of the page's addresses.
		['xml', 'https://xml.jobs.personio.de'],
	])('%s', (companyPage, expected) => {
		expect(read({ companyPage }).companyPage).toBe(expected);
	});
});

describe('the other fields', () => {
	it('have defaults', () => {
		expect(read({})).toEqual({
			companyPage: 'https://acme.jobs.personio.de',
			baseUrl: 'https://api.personio.de',
			customPhases: [],
		});
		expect(read({ channelId: null, customPhases: null, baseUrl: null })).toEqual(read({}));
	});

	it('take a channel as text or number, and trim an address', () => {
		expect(read({ channelId: ' 31 ' }).channelId).toBe('31');
		expect(read({ channelId: 31 }).channelId).toBe('31');
		expect(read({ baseUrl: ' https://proxy.example.com/personio// ' }).baseUrl).toBe(
			'https://proxy.example.com/personio',
		);
	});

	it('take custom phases in the ways that people write them', () => {
		const customPhases =
			'5001 = Phone interview\r\n\n 5002: On-site = 2nd round \n5003;Trial\n5004\n5005 =';
		expect(read({ customPhases }).customPhases).toEqual([
			{ id: '5001', name: 'Phone interview' },
			{ id: '5002', name: 'On-site = 2nd round' },
			{ id: '5003', name: 'Trial' },
			{ id: '5004', name: 'Phase 5004' },
			{ id: '5005', name: 'Phase 5005' },
		]);
	});
});
