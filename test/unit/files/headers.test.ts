import { applicationCategory, candidateCategory } from '../../../shared/files/columns';
import { fieldFinder } from '../../../shared/files/headers/fields';
import { rowMapper, type MappingOptions } from '../../../shared/files/headers/records';
import { fileOf, readAll, timeZone, written } from './support';

const options: MappingOptions = {
	kind: 'candidate',
	changes: new Map(),
	system: 'poption',
	timeZone,
	slashDates: 'dayFirst',
};

/** Reads a csv file into records or problems. */
async function mapped(text: string, changes: Partial<MappingOptions> = {}) {
	const { headers, rows } = await readAll(fileOf(text, 'x.csv'));
	const mapper = rowMapper({ ...options, ...changes }, headers);
	return { results: rows.map((row) => mapper.map(row)), headers: mapper.headers() };
}

async function problemsOf(text: string, changes: Partial<MappingOptions> = {}) {
	const { results } = await mapped(text, changes);
	return results.map((result) => ('problems' in result ? result.problems : []));
}

describe('headers', () => {
	const candidates = fieldFinder('candidate', new Map());
	const applications = fieldFinder('application', new Map());

	test.each([
		['Fornavn', 'firstName'],
		['first_name', 'firstName'],
		['FIRST NAME', 'firstName'],
		['Vorname', 'firstName'],
		['Imię', 'firstName'],
		['Etternavn', 'lastName'],
		['Navn', 'name'],
		['E-post', 'email'],
		['Epostadresse', 'email'],
		['E-Mail-Adresse', 'email'],
		['Mobilnummer', 'phone'],
		['Kandidat-ID', 'id'],
		['ID', 'id'],
		['Utdanning', 'education'],
		['Samtykket utløper', 'consent.expiresAt'],
		['Consent expires at', 'consent.expiresAt'],
		['consent.expiresAt', 'consent.expiresAt'],
		['Samtykke', 'consent.state'],
		['Yndlingsfarge', undefined],
	])('of a candidate: %s', (header, field) => {
		expect(candidates(header)).toBe(field);
	});

	test.each([
		['Søknads-ID', 'id'],
		['Application ID', 'id'],
		['Kandidat-ID', 'candidate.id'],
		['Utlysnings-ID', 'jobId'],
		['Job posting ID', 'jobId'],
		['Stilling', 'jobTitle'],
		['Søkt dato', 'appliedAt'],
		['Applied at', 'appliedAt'],
		['Status', 'status.name'],
		['Søknadstekst', 'message'],
		['Cover letter', 'message'],
		['Fornavn', 'candidate.firstName'],
		['Samtykket utløper', 'candidate.consent.expiresAt'],
	])('of an application: %s', (header, field) => {
		expect(applications(header)).toBe(field);
	});

	test('as the user says', () => {
		const find = fieldFinder(
			'candidate',
			new Map([
				['Farge', 'tags'],
				['E-post', ''],
			]),
		);
		expect(find('farge')).toBe('tags');
		expect(find('E-post')).toBeUndefined();
	});
});

describe('values', () => {
	test.each([
		['2026-03-02', '2026-03-02'],
		['2026-03-02T09:15:00+01:00', '2026-03-02T09:15:00+01:00'],
		['2026-03-02 09:15', '2026-03-02T09:15:00+01:00'],
		['02.03.2026', '2026-03-02'],
		['2.3.2026 kl. 9.15', '2026-03-02T09:15:00+01:00'],
		['02/03/2026', '2026-03-02'],
		['02/07/2026 09:15:30', '2026-07-02T09:15:30+02:00'],
		['46083', '2026-03-02'],
		['46083.5', '2026-03-02T12:00:00+01:00'],
	])('a date: %s', async (text, expected) => {
		const { results } = await mapped(`Fornavn;Samtykket utløper\nA;${text}\n`);
		expect(results).toMatchObject([
			{ record: { consent: { state: 'accepted', expiresAt: expected } } },
		]);
	});

	test.each(['snart', '31.02.2026', '13/13/2026', '2026-3'])('no date: %s', async (text) => {
		expect(await problemsOf(`Fornavn;Samtykket utløper\nA;${text}\n`)).toEqual([
			[
				{
					column: 'B',
					header: 'Samtykket utløper',
					message: expect.stringContaining('not a date'),
				},
			],
		]);
	});

	test('a date with the month first', async () => {
		const text = 'Fornavn;Samtykket utløper\nA;03/02/2026\n';
		expect((await mapped(text, { slashDates: 'monthFirst' })).results).toMatchObject([
			{ record: { consent: { expiresAt: '2026-03-02' } } },
		]);
		expect((await problemsOf(text, { slashDates: 'unreadable' }))[0]).toHaveLength(1);
	});

	test('lists, names and words of a consent', async () => {
		const text = [
			'Navn;Ferdigheter;Språkkunnskaper;Utdanning;Lenker;Samtykke;Tlf',
			'"Nordmann, Kari Anne";"SQL, Excel";"norsk (C2); polsk, B1";Bachelor;https://www.linkedin.com/in/x;ja;4722334455',
			'Ola;;;;;nei;',
		].join('\n');
		const { results } = await mapped(text);
		expect(results).toMatchObject([
			{
				record: {
					...{
						system: 'poption',
						firstName: 'Kari Anne',
						lastName: 'Nordmann',
						phone: '4722334455',
					},
					skills: ['SQL', 'Excel'],
					languages: [
						{ language: 'norsk', level: 'C2' },
						{ language: 'polsk', level: 'B1' },
					],
					education: [{ degree: 'Bachelor' }],
					links: [{ type: 'linkedin', url: 'https://www.linkedin.com/in/x' }],
					consent: { state: 'accepted' },
				},
			},
			{ record: { firstName: 'Ola', lastName: '', consent: { state: 'declined' } } },
		]);
	});
});

describe('rows', () => {
	test('that cannot be read say where, and the others go on', async () => {
		const text = [
			'Søknads-ID;Utlysnings-ID;Søkt dato;Fornavn;Etternavn;Stilling',
			'a-1;j-1;01.03.2026;Kari;Nordmann;Utvikler',
			';j-1;01.03.2026;Kari;Nordmann;Utvikler',
			'a-3;j-1;i går;Kari;Nordmann;Utvikler',
			'a-4;j-1;01.03.2026;;;Utvikler',
		].join('\n');
		const { results } = await mapped(text, { kind: 'application' });
		expect(results[0]).toMatchObject({
			record: { id: 'a-1', jobId: 'j-1', jobTitle: 'Utvikler', appliedAt: '2026-03-01' },
		});
		expect(results.slice(1).map((result) => ('problems' in result ? result.problems : []))).toEqual(
			[
				[{ column: 'A', header: 'Søknads-ID', message: 'is empty' }],
				[{ column: 'C', header: 'Søkt dato', message: expect.stringContaining('not a date') }],
				[
					{ column: 'D', header: 'Fornavn', message: 'is empty' },
					{ column: 'E', header: 'Etternavn', message: 'is empty' },
				],
			],
		);
	});

	test('of a file without a column that is needed say so', async () => {
		const [problems] = await problemsOf('Fornavn;Søkt dato\nKari;01.03.2026\n', {
			kind: 'application',
		});
		expect(problems).toEqual(
			expect.arrayContaining([
				{ message: 'id: has no column' },
				{ message: 'jobId: has no column' },
			]),
		);
	});

	test('of two columns for one field, the first fills it', async () => {
		const { results, headers } = await mapped(
			'Fornavn;E-post;Mail\nA;a@example.com;b@example.com\n',
		);
		expect(results).toMatchObject([{ record: { email: 'a@example.com' } }]);
		expect(headers.get('Mail')).toBeUndefined();
	});
});

describe('several columns for one consent', () => {
	test.each([
		[';01.01.2020', '2020-01-01'],
		['01.01.2020;', '2020-01-01'],
		['01.01.2099;01.01.2020', '2020-01-01'],
		['01.01.2020 09:00;01.01.2020', '2020-01-01T09:00:00+01:00'],
	])('the earliest end counts: %s', async (ends, expiresAt) => {
		const { results, headers } = await mapped(
			`Fornavn;Samtykket utløper;GDPR-samtykke utløper\nA;${ends}\n`,
		);
		expect(results).toMatchObject([{ record: { consent: { state: 'accepted', expiresAt } } }]);
		expect([...headers.values()]).not.toContain(undefined);
	});

	test.each([
		['ja;trukket', 'withdrawn'],
		['nei;ja', 'declined'],
		['forespurt;ja', 'requested'],
		['ja;', 'accepted'],
	])('a refusal counts: %s', async (states, state) => {
		const { results } = await mapped(`Fornavn;Samtykke;GDPR-samtykke\nA;${states}\n`);
		expect(results).toMatchObject([{ record: { consent: { state } } }]);
	});

	test.each([
		['Samtykke gitt', 'Ja', { state: 'accepted' }],
		['Samtykke gitt', 'nei', { state: 'declined' }],
		['Samtykke gitt', '05.01.2026', { state: 'accepted', givenAt: '2026-01-05' }],
		['Consent given', '05.01.2026', { state: 'accepted', givenAt: '2026-01-05' }],
		['Consent given', '46027', { state: 'accepted', givenAt: '2026-01-05' }],
		['Consent given', '2099-01-05', { state: '2099-01-05' }],
		['Consent given', 'maybe', { state: 'maybe' }],
	])('%s: %s, with an end', async (header, cell, consent) => {
		const { results } = await mapped(`Fornavn;${header};Samtykket utløper\nA;${cell};31.12.2099\n`);
		expect(results).toMatchObject([
			{ record: { consent: { ...consent, expiresAt: '2099-12-31' } } },
		]);
	});

	test('the day on which it was given does not undo a refusal', async () => {
		const { results } = await mapped(
			'Fornavn;Samtykke gitt;Samtykke\nA;05.01.2026;trukket\nB;ja;nei\n',
		);
		expect(results).toMatchObject([
			{ record: { consent: { state: 'withdrawn', givenAt: '2026-01-05' } } },
			{ record: { consent: { state: 'declined' } } },
		]);
		expect(await problemsOf('Fornavn;Samtykke gitt\nA;i går\n')).toMatchObject([[{ column: 'B' }]]);
	});

	test('an end that cannot be read makes the row unreadable', async () => {
		const [problems] = await problemsOf(
			'Fornavn;Samtykket utløper;GDPR-samtykke utløper\nA;01.01.2099;snart\n',
		);
		expect(problems).toMatchObject([{ column: 'C' }]);
	});
});

describe('columns that the user has mapped', () => {
	test('go before one that is known by its header', async () => {
		const { results, headers } = await mapped(
			'Fornavn;E-post;Privat e-post\nA;a@example.com;b@example.com\n',
			{ changes: new Map([['Privat e-post', 'email']]) },
		);
		expect(results).toMatchObject([{ record: { email: 'b@example.com' } }]);
		expect(headers.get('E-post')).toBeUndefined();
	});

	test.each([
		['Имя', 'Фамилия'],
		['Имя (1)', 'Фамилия (1)'],
		['名', '姓'],
		['#', '§'],
	])('are told apart in every script: %s, %s', async (first, last) => {
		const { results } = await mapped(`${first};${last};E-post\nИван;Петров;i@example.com\n`, {
			changes: new Map([
				[first, 'firstName'],
				[` ${last.toUpperCase()}`, 'lastName'],
			]),
		});
		expect(results).toMatchObject([{ record: { firstName: 'Иван', lastName: 'Петров' } }]);
	});
});

describe('records of a json file', () => {
	/** Reads a json file with one record. */
	async function record(values: object, changes: Partial<MappingOptions> = {}) {
		const { headers, rows } = await readAll(fileOf(JSON.stringify([values]), 'x.json'));
		const mapper = rowMapper({ ...options, ...changes }, headers);
		return rows.map((row) => mapper.map(row))[0];
	}
	const person = { firstName: 'Kari', lastName: 'Prøvestad' };
	const own = { candidateId: 'pk-8', ...person, consentExpiresAt: '2025-07-01T00:00:00Z' };

	test('keep their id and their consent under the names of another system', async () => {
		expect(await record({ ...own, email: null, education: ['Bachelor'] })).toMatchObject({
			record: {
				...{ id: 'pk-8', ...person, education: [{ degree: 'Bachelor' }] },
				consent: { state: 'accepted', expiresAt: '2025-07-01T00:00:00Z' },
			},
		});
	});

	test('also those of the candidate within an application', async () => {
		const application = { applicationId: 'ps-1', jobId: 'j-1', appliedAt: '2026-03-01' };
		expect(await record({ ...application, candidate: own }, { kind: 'application' })).toMatchObject(
			{
				record: {
					id: 'ps-1',
					candidate: { id: 'pk-8', consent: { expiresAt: '2025-07-01T00:00:00Z' } },
				},
			},
		);
	});

	test('may have blanks where nothing is', async () => {
		expect(await record({ ...person, consentExpiresAt: ' ' })).toMatchObject({ record: person });
	});

	test('are read as the user says', async () => {
		const changes = new Map([
			['E-post', ''],
			['contact.private', 'email'],
		]);
		const contact = { mail: 'b@example.com', email: 'b@example.com', private: 'c@example.com' };
		const values = { ...person, epost: 'a@example.com', email: 'a@example.com', contact };
		expect(await record(values, { changes })).toMatchObject({
			record: { email: 'c@example.com' },
		});
	});

	test('keep what no column is named after', async () => {
		const documents = [{ name: 'cv.pdf', id: 'd-1' }];
		const application = {
			...{ id: 'a-1', jobId: 'j-1', appliedAt: '2026-03-01', message: 'Hei' },
			status: { id: 'new', name: 'New', kind: 'new' },
			target: { system: 'teamtailor', jobId: '501' },
			candidate: {
				...person,
				documents,
				consent: { state: 'accepted', link: 'https://example.com' },
			},
		};
		expect(await record(application, { kind: 'application' })).toMatchObject({
			record: application,
		});
	});
});

describe('what was written comes back', () => {
	const candidate = {
		...{ system: 'inhire', id: 'c-1', firstName: 'Åse', lastName: 'Łąka', email: 'a@example.com' },
		...{ phone: '+47 22', location: 'Tromsø', language: 'nb' },
		links: [{ type: 'linkedin', url: 'https://www.linkedin.com/in/x' }],
		skills: ['TypeScript', '=SUM(A1)'],
		languages: [{ language: 'nb', level: 'C2' }],
		tags: ['x'],
		...{ experience: [], education: [], notes: [], documents: [] },
		...{ firstActivityAt: '2025-01-02T08:00:00+01:00', lastActivityAt: '2026-02-03' },
		consent: {
			...{ state: 'accepted', givenAt: '2026-03-02T09:15:00+01:00' },
			expiresAt: '2027-03-02',
		},
	};
	const application = {
		...{
			system: 'inhire',
			id: 'a-1',
			jobId: 'j-1',
			candidate: { ...candidate, system: undefined },
		},
		...{ appliedAt: '2026-07-02T09:15:30+02:00', status: { id: 'new', name: 'Nowy' } },
		...{ message: 'Hei,\nder!', documents: [] },
	};

	for (const format of ['xlsx', 'csv', 'json'] as const) {
		for (const language of ['de', 'en', 'nb', 'pl'] as const) {
			test(`${format} with headers in ${language}`, async () => {
				for (const [kind, record, { columns }] of [
					['candidate', candidate, candidateCategory],
					['application', application, applicationCategory],
				] as const) {
					const { bytes } = await written([record], { format, language, columns });
					const { headers, rows } = await readAll(fileOf(bytes, `x.${format}`));
					const mapper = rowMapper({ ...options, kind }, headers);
					expect(rows.map((row) => mapper.map(row))).toEqual([{ record: plain(record) }]);
				}
			});
		}
	}
});

function plain(record: object): unknown {
	return JSON.parse(JSON.stringify(record));
}

test('a time zone that nobody knows is said, instead of taking dates for those of another one', () => {
	expect(() => rowMapper({ ...options, timeZone: 'Europe/Nowhere' }, new Map())).toThrow(
		/time zone "Europe\/Nowhere" of the workflow is not known/,
	);
});

test('a key of a json file that no candidate has is named, and not taken', () => {
	const mapper = rowMapper({ ...options, kind: 'application' }, new Map());
	const values = {
		...{ id: '1', jobId: '2', appliedAt: '2026-03-02' },
		candidate: { firstName: 'Kari', lastName: 'Prøvestad', hairColour: 'brown' },
	};
	const result = mapper.map({ number: 1, values, problems: [] });
	expect(result).toMatchObject({ record: { candidate: { firstName: 'Kari' } } });
	expect(JSON.stringify(result)).not.toContain('brown');
	expect([...mapper.headers()].filter(([, field]) => field === undefined)).toEqual([
		['candidate.hairColour', undefined],
	]);
});

test('a field that only JavaScript knows is none', () => {
	const mapper = rowMapper({ ...options, changes: new Map([['x', 'constructor']]) }, new Map());
	const values = { x: 'y', Name: 'Kari Prøvestad' };
	expect(mapper.map({ number: 1, values, problems: [] })).toMatchObject({
		record: { firstName: 'Kari' },
	});
});
