import { candidateOfFields } from '../../../shared/candidateImport/formFields';
import { splitName } from '../../../shared/candidateImport/names';
import { readCandidate } from '../../../shared/candidateImport/readCandidate';
import { readLeniently } from '../../../shared/candidateImport/readLeniently';

const name = { firstName: 'Vera', lastName: 'Versuch' };

function problemsOf(sent: unknown): Record<string, string> {
	const { problems = [] } = readCandidate(sent);
	return Object.fromEntries(problems.map(({ field, message }) => [field, message]));
}

function candidateOf(sent: unknown) {
	const reading = readCandidate(sent);
	if (reading.problems) throw new Error(JSON.stringify(reading.problems));
	return reading.candidate;
}

describe('the form', () => {
	test.each([
		[{ ...name }, 'candidate'],
		[{ basics: { name: 'Vera Versuch' } }, 'json-resume'],
		[{ '@context': 'https://schema.org', '@type': 'Person', name: 'Vera Versuch' }, 'schema-org'],
		[[{ '@type': 'Person', name: 'Vera Versuch' }], 'schema-org'],
		[{ '@graph': [] }, 'schema-org'],
		['text', 'candidate'],
		[null, 'candidate'],
	])('of %j is found by its content', (sent, form) => {
		expect(readCandidate(sent).form).toBe(form);
	});
});

describe('our own form', () => {
	test.each([
		['www.linkedin.com/in/vera', 'https://www.linkedin.com/in/vera', 'linkedin'],
		['https://de.linkedin.com/in/vera', 'https://de.linkedin.com/in/vera', 'linkedin'],
		['http://vera.example.com', 'http://vera.example.com/', 'website'],
		['https://linkedin.com.example.com/x', 'https://linkedin.com.example.com/x', 'website'],
	])('takes the link %s', (url, normal, type) => {
		expect(candidateOf({ ...name, links: [{ url }] }).links).toEqual([{ type, url: normal }]);
	});

	test.each([
		'javascript:alert(1)',
		'JavaScript:alert(1)',
		' javascript:alert(1)',
		'java\nscript:alert(1)',
		'\u0001javascript:alert(1)',
		'data:text/html,<script>alert(1)</script>',
		'vbscript:x',
		'file:///etc/passwd',
		'ftp://example.com',
		'//example.com/x',
		'/in/vera',
		'vera',
		'https://user:secret@example.com',
		'https://exa mple.com',
	])('refuses the link %j', (url) => {
		expect(Object.keys(problemsOf({ ...name, links: [{ url }] }))).toEqual(['links[0].url']);
	});

	test.each([
		['2020', undefined],
		['2020-02', undefined],
		['2020-02-29', undefined],
		['2021-02-29', 'is not a day of the calendar'],
		['2021-13', 'is not a day of the calendar'],
		['20', 'must be a date: YYYY, YYYY-MM or YYYY-MM-DD'],
		['03/2020', 'must be a date: YYYY, YYYY-MM or YYYY-MM-DD'],
	])('says of the date %s: %s', (from, message) => {
		expect(problemsOf({ ...name, experience: [{ from }] })['experience[0].from']).toBe(message);
	});

	test('an end before the beginning is named; a less exact one within it is none', () => {
		const experience = [
			{ from: '2020-05', to: '2020' },
			{ from: '2020-05', to: '2019-12' },
		];
		expect(problemsOf({ ...name, experience })).toEqual({ 'experience[1].to': 'is before from' });
	});

	test.each([
		['https://files.example.com/cv.pdf', undefined],
		['https://user:pw@files.example.com/cv.pdf', 'must not hold a user name or password'],
		['http://127.0.0.1.nip.io/cv.pdf', 'is not reachable from outside'],
		['http://localtest.me/cv.pdf', 'is not reachable from outside'],
		['http://files.lan/cv.pdf', 'is not reachable from outside'],
		['http://files.CORP./cv.pdf', 'is not reachable from outside'],
		['http://nas.home.arpa/cv.pdf', 'is not reachable from outside'],
		['http://[::ffff:10.0.0.1]/cv.pdf', 'is not reachable from outside'],
		['http://2130706433/cv.pdf', 'is not reachable from outside'],
		['http://169.254.169.254/latest', 'is not reachable from outside'],
		['https://plan.example.com', undefined],
	])('says of the document at %s: %s', (url, message) => {
		const documents = [{ name: 'CV', url }];
		expect(problemsOf({ ...name, documents })['documents[0].url']).toBe(message);
	});

	test.each([
		['a number that no computer holds', '{"id": 1e400}', { id: 'is a number that is too large' }],
		[
			'a key below the candidate',
			'{"consent": {"state": "accepted", "by": 1}}',
			{
				'consent.by': 'is not a known field',
			},
		],
		[
			'an e-mail address with something before it',
			'{"email": "x vera@example.com"}',
			{
				email: 'is not an e-mail address',
			},
		],
		[
			'a key of JavaScript',
			'{"__proto__": {"x": 1}, "constructor": 1}',
			{
				['__proto__']: 'is not a known field',
				constructor: 'is not a known field',
			},
		],
	])('names %s', (_case, json, problems) => {
		const sent: unknown = JSON.parse(json.replace('{', '{"firstName": "V", "lastName": "V", '));
		expect(Object.entries(problemsOf(sent))).toEqual(Object.entries(problems));
	});

	test('is bounded in its number of values', () => {
		const lists = Array.from({ length: 101 }, () =>
			Array.from({ length: 200 }, () => ({ text: 'x' })),
		);
		expect(problemsOf({ ...name, notes: lists })['']).toBe('has more than 20000 values');
	});

	test('null and blanks are nothing', () => {
		const sent = { ...name, email: ' ', phone: null, links: null, experience: [{ title: '' }] };
		expect(candidateOf(sent)).toMatchObject({ ...name, links: [], experience: [] });
		expect(candidateOf(sent)).not.toHaveProperty('email');
	});

	test('every wrong field is named, up to a hundred', () => {
		const unknown = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x${index}`, 1]));
		expect(Object.keys(problemsOf({ ...name, ...unknown }))).toHaveLength(100);
		expect(problemsOf({ firstName: 1, extra: 1 })).toEqual({
			firstName: 'must be text',
			lastName: 'is missing',
			extra: 'is not a known field',
		});
	});
});

describe('JSON Resume', () => {
	const resume = (basics: object, more: object = {}) => ({
		basics: { name: 'Vera Versuch', ...basics },
		...more,
	});
	const ignoredIn = (sent: unknown) => {
		const reading = readCandidate(sent);
		return reading.problems ? [] : [...reading.ignored].sort();
	};

	test('fields of earlier versions and in other forms are read', () => {
		expect(
			candidateOf(
				resume(
					{
						website: 'https://vera.example.com',
						label: 'Engineer',
						summary: 'Me',
						location: 'Bonn',
					},
					{
						education: [{ institution: 'Uni', gpa: 3.5 }],
						skills: ['SQL', { name: 'Web', level: 'Master', keywords: ['CSS'] }],
					},
				),
			),
		).toMatchObject({
			links: [{ type: 'website', url: 'https://vera.example.com/' }],
			notes: [{ text: 'Engineer\n\nMe' }],
			location: 'Bonn',
			education: [{ institution: 'Uni', description: '3.5' }],
			skills: ['SQL', 'Web', 'CSS'],
		});
	});

	test('what a candidate has no place for is named', () => {
		const sent = resume(
			{
				image: 'x',
				location: { address: 'Street 1', postalCode: '53111', city: 'Bonn' },
				profiles: [{ network: 'GitHub', username: 'vera' }],
			},
			{
				...{ $schema: 'x', meta: {}, awards: [{ title: 'x' }] },
				work: [
					{ name: 'A', url: 'https://a.example.com' },
					{ name: 'B', url: 'https://b.example.com', location: 'Bonn' },
				],
				skills: [{ name: 'SQL', level: 'Master' }],
			},
		);
		expect(ignoredIn(sent)).toEqual([
			'awards',
			'basics.image',
			'basics.location.address',
			'basics.location.postalCode',
			'basics.profiles',
			'skills.level',
			'work.location',
			'work.url',
		]);
	});

	test('a field that cannot be read never costs the person', () => {
		const sent = resume(
			{ phone: 'Upon request', email: 'vera at example.com', profiles: [{ url: 'javascript:x' }] },
			{
				work: [
					{ name: 'A', startDate: 'long ago' },
					{ name: 'B', endDate: '2020' },
				],
				languages: 'German',
			},
		);
		expect(candidateOf(sent)).toMatchObject({
			...{ firstName: 'Vera', lastName: 'Versuch', links: [], languages: [] },
			experience: [{ company: 'A' }, { company: 'B', to: '2020' }],
		});
		expect(candidateOf(sent)).not.toHaveProperty('phone');
		expect(ignoredIn(sent)).toEqual([
			'basics.email',
			'basics.phone',
			'basics.profiles',
			'basics.profiles[0].url',
			'languages',
			'work[0].startDate',
		]);
	});

	test.each([
		[{ basics: {} }, ['basics.name']],
		[{ basics: 'Vera' }, ['basics']],
		[{ basics: { name: 5, phone: 'x' } }, ['basics.name', 'basics.phone']],
	])('without a name there is no person: %j', (sent, fields) => {
		expect(Object.keys(problemsOf(sent))).toEqual(fields);
	});
});

describe('schema.org', () => {
	const person = (more: object) => ({ '@type': 'Person', name: 'Vera Versuch', ...more });

	test('roles around an organisation, and titles without one', () => {
		const { experience } = candidateOf(
			person({
				jobTitle: ['Lead', 'Speaker'],
				worksFor: {
					'@type': 'OrganizationRole',
					worksFor: { name: 'Beispiel GmbH' },
					startDate: '2020-03-01T00:00:00Z',
				},
				hasOccupation: [{ name: 'Lead' }, { hasOccupation: { name: 'Coach' }, endDate: 2019 }],
			}),
		);
		expect(experience).toEqual([
			{ title: 'Lead', company: 'Beispiel GmbH', from: '2020-03-01' },
			{ title: 'Speaker' },
			{ title: 'Coach', to: '2019' },
		]);
	});

	test('a credential is education, a description a note, an address a location', () => {
		expect(
			candidateOf(
				person({
					hasCredential: { name: 'B. Sc.', recognizedBy: { name: 'Uni' }, dateCreated: '2015' },
					description: 'About me',
					address: { addressLocality: 'Bonn', addressCountry: { name: 'DE' } },
				}),
			),
		).toMatchObject({
			education: [{ degree: 'B. Sc.', institution: 'Uni', to: '2015' }],
			notes: [{ text: 'About me' }],
			location: 'Bonn, DE',
		});
	});

	test('the kinds that would do are named', () => {
		expect(problemsOf(person({ knowsLanguage: 5, address: [true] }))).toEqual({
			knowsLanguage: 'must be text, an object or a list',
			'address[0]': 'must be text or an object',
		});
	});
});

describe('reading what can be read', () => {
	test('what is wrong is left out and named', () => {
		const { candidate, unread } = readLeniently({
			'@graph': [
				{
					'@type': 'Person',
					name: 'Vera Versuch',
					email: 'none',
					sameAs: ['/a', 'https://github.com/vera', 'javascript:x'],
					worksFor: [{ name: 5, member: { startDate: 'x' } }],
				},
			],
		});
		expect(candidate).toMatchObject({
			lastName: 'Versuch',
			links: [{ url: 'https://github.com/vera' }],
		});
		expect(unread.map((field) => field.replace('@graph[0].', '')).sort()).toEqual([
			'email',
			'sameAs[0]',
			'sameAs[2]',
			'worksFor[0].member.startDate',
			'worksFor[0].name',
		]);
	});

	test('also of a JSON Resume', () => {
		const sent = { basics: { name: 'Vera Versuch', phone: 'Upon request' }, awards: [] };
		expect(readLeniently(sent)).toMatchObject({
			candidate: { firstName: 'Vera' },
			unread: ['basics.phone'],
		});
	});

	test.each([[{ '@type': 'Person' }], [{ '@type': 'Place' }], [[]], ['x'], [null]])(
		'of %j nothing is read, and it ends',
		(document) => {
			expect(readLeniently(document).candidate).toBeUndefined();
		},
	);
});

describe('names', () => {
	test.each([
		['Vera Versuch', 'Vera', 'Versuch'],
		['Versuch, Vera Maria', 'Vera Maria', 'Versuch'],
		['Vincent van der Berg', 'Vincent', 'van der Berg'],
		['Ana  Maria Silva', 'Ana Maria', 'Silva'],
		['von Beispiel', 'von', 'Beispiel'],
	])('%s', (whole, firstName, lastName) => {
		expect(splitName(whole)).toEqual({ firstName, lastName });
	});

	test('of one word are taken', () => {
		const cher = { firstName: 'Cher', lastName: '' };
		expect(candidateOf({ basics: { name: 'Cher' } })).toMatchObject(cher);
		expect(candidateOf({ '@type': 'Person', name: 'Cher' })).toMatchObject(cher);
	});
});

describe('form fields', () => {
	test('a field that is there twice, and a prototype, are problems', () => {
		const { problems, value } = candidateOfFields([
			{ name: 'email', value: 'a@example.com' },
			{ name: 'email', value: 'b@example.com' },
			{ name: 'constructor', value: 'x' },
			{ name: 'experience[0].__proto__', value: 'x' },
		]);
		expect(problems.map(({ field }) => field)).toEqual(['email', 'constructor']);
		expect(Object.keys(problemsOf(value))).toContain('experience[0].__proto__');
		expect({}).not.toHaveProperty('x');
	});
});
