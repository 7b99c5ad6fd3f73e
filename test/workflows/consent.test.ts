import { DateTime } from 'luxon';
import type { INode, INodeParameters } from 'n8n-workflow';
import { application, items, itemIndexOf, jsonOf, linksOf, setUpBench, textOf } from './support';
import type { NodeOptions } from './support';

const bench = setUpBench();

/** Days apart by their clocks: it is always another day in the one than in the other, or another hour at least. */
const west = 'Pacific/Pago_Pago';
const east = 'Pacific/Kiritimati';
const warsaw = { settings: { timezone: 'Europe/Warsaw' } };

const run = async (
	operation: string,
	input: object[],
	parameters: INodeParameters = {},
	options: NodeOptions = warsaw,
) =>
	await bench.runNode(
		'recruitingConsent',
		{ operation, ...parameters },
		{ input: items(...input), ...options },
	);
const filter = async (...rest: [object[], INodeParameters?, NodeOptions?]) =>
	await run('filter', ...rest);
const list = async (...rest: [object[], INodeParameters?, NodeOptions?]) =>
	await run('createDeletionList', ...rest);

/** YYYY-MM-DD, so many days from today in that time zone. */
const dayFromNow = (days: number, zone = 'Europe/Warsaw') =>
	DateTime.now().setZone(zone).plus({ days }).toFormat('yyyy-MM-dd');
const idsOf = (result: Awaited<ReturnType<typeof run>>) =>
	[0, 1, 2].map((output) => jsonOf(result, output).map(({ id }) => id));

const candidate = (id: string, consent: object | undefined, changes: object = {}) => ({
	system: 'workwise',
	id,
	firstName: 'Vera',
	lastName: 'Versuch',
	email: 'vera.versuch@example.com',
	...(consent && { consent }),
	...changes,
});
const accepted = (expiresAt: unknown) => ({ state: 'accepted', expiresAt });

describe('Filter', () => {
	test('sends each item to its output, linked, with its file, and the rest as it was', async () => {
		const file = await bench.n8n.storeBinary(Buffer.from('a CV'), 'CV.pdf', 'application/pdf');
		const input = items(
			candidate('declined', { state: 'declined' }),
			candidate('valid', accepted(dayFromNow(31)), { tags: ['a', { b: null }] }),
			candidate('expired', accepted(dayFromNow(-1))),
			candidate('expiring', accepted(dayFromNow(30))),
			candidate('today', accepted(dayFromNow(0))),
			candidate('withdrawn', { state: 'withdrawn', expiresAt: dayFromNow(90) }),
			candidate('missing', undefined),
			candidate('requested', { state: 'requested' }),
			candidate('unreadable', accepted('next spring')),
			candidate('unlimited', { state: 'accepted' }),
		);
		input[1] = { ...input[1], binary: { document_0: file } };
		const result = await bench.runNode(
			'recruitingConsent',
			{ operation: 'filter' },
			{ input, ...warsaw },
		);
		expect(result.error).toBeUndefined();
		expect(idsOf(result)).toEqual([
			['valid', 'unlimited'],
			['expiring', 'today'],
			['declined', 'expired', 'withdrawn', 'missing', 'requested', 'unreadable'],
		]);
		expect([0, 1, 2].map((output) => linksOf(result, output))).toEqual([
			[1, 9],
			[3, 4],
			[0, 2, 5, 6, 7, 8],
		]);
		const [valid] = result.outputs[0];
		expect(valid.binary).toEqual({ document_0: file });
		expect(valid.json).toEqual({
			...input[1].json,
			consent: {
				state: 'accepted',
				expiresAt: expect.stringContaining(`${dayFromNow(31)}T23:59:59.999`),
				standing: 'valid',
				daysLeft: 31,
			},
		});
		expect(result.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^A consent date cannot be read: item 9, "consent.expiresAt"\. /),
		]);
	});

	test('the number of days is the choice of the user', async () => {
		const input = [
			candidate('0', accepted(dayFromNow(0))),
			candidate('1', accepted(dayFromNow(1))),
		];
		const none = await filter(input, { expiringWithinDays: 0 });
		expect(idsOf(none)).toEqual([['1'], ['0'], []]);
		const one = await filter(input, { expiringWithinDays: 1 });
		expect(idsOf(one)).toEqual([[], ['0', '1'], []]);
	});

	test('a source with another legal ground: none counts as valid, a refusal never does', async () => {
		const result = await filter(
			[
				candidate('missing', undefined),
				candidate('none', { state: 'none' }),
				candidate('requested', { state: 'requested' }),
				candidate('unknown', { state: 'implied' }),
				candidate('declined', { state: 'declined' }),
				candidate('withdrawn', { state: 'withdrawn' }),
				candidate('expired', accepted(dayFromNow(-1))),
				candidate('unreadable', accepted('31/12/2099')),
			],
			{ missingConsent: 'valid' },
		);
		expect(idsOf(result)).toEqual([
			['missing', 'none', 'requested', 'unknown'],
			[],
			['declined', 'withdrawn', 'expired', 'unreadable'],
		]);
		expect(jsonOf(result)[0].consent).toEqual({
			state: 'none',
			standing: 'missing',
			message: 'There is no consent',
		});
	});

	test('rows of files in four languages and spellings', async () => {
		const result = await filter([
			{ Navn: 'A', 'Samtykket utløper': '31.12.2099' },
			{ Navn: 'B', samtykket_utloper: '2099-12-31 12:00' },
			{ Name: 'C', 'CONSENT EXPIRES AT': '2099-12-31T12:00:00Z' },
			{ Name: 'D', 'Einwilligung gültig bis': 73050 },
			{ Imię: 'E', 'Zgoda ważna do': '31.12.1999' },
			{ Imię: 'F', 'Zgoda ważna do': '31/12/2099' },
			{ Navn: 'G', 'Samtykket utløper': '' },
		]);
		expect(jsonOf(result).map(({ consent }) => consent)).toMatchObject([
			{ state: 'accepted', expiresAt: '2099-12-31T23:59:59.999+01:00' },
			{ state: 'accepted', expiresAt: '2099-12-31T12:00:00.000+01:00' },
			{ state: 'accepted', expiresAt: '2099-12-31T12:00:00Z' },
			{ state: 'accepted', expiresAt: '2099-12-31T23:59:59.999+01:00' },
		]);
		expect(jsonOf(result, 2)).toMatchObject([
			{ Imię: 'E', consent: { state: 'expired', message: 'The consent expired on 1999-12-31' } },
			{ Imię: 'F', consent: { standing: 'unreadable', expiresAt: '31/12/2099' } },
			{ Navn: 'G', consent: { standing: 'missing' } },
		]);
		expect(result.hints[0]?.message).toContain('item 6, "Zgoda ważna do"');
	});

	test('slashes and a column of another name, as the options say', async () => {
		const rows = [{ 'Privacy until': '12/31/2099' }, { 'Privacy until': '31/12/2099' }];
		const read = await filter(rows, {
			options: { expiryField: 'Privacy until', slashDates: 'monthFirst' },
		});
		expect(jsonOf(read)).toMatchObject([{ 'Privacy until': '12/31/2099' }]);
		expect(jsonOf(read, 2)).toMatchObject([{ consent: { standing: 'unreadable' } }]);

		const unknown = await filter(rows);
		expect(jsonOf(unknown, 2)).toHaveLength(2);
		expect(unknown.hints.map(({ message }) => message)).toEqual([
			expect.stringContaining("enter that in the option 'Consent Expiry Field'"),
		]);
	});

	test('many dates that cannot be read are named up to ten', async () => {
		const rows = Array.from({ length: 12 }, () => ({ 'Consent expires at': 'secret text' }));
		const { hints } = await filter(rows);
		expect(hints[0]?.message).toContain('item 10, "Consent expires at"; and 2 more.');
		expect(hints[0]?.message).not.toContain('secret');
	});

	test('the day ends in the time zone of the workflow', async () => {
		const input = [candidate('1', accepted(dayFromNow(0, west)))];
		const inWest = await filter(input, {}, { settings: { timezone: west } });
		expect(jsonOf(inWest, 1)).toMatchObject([{ consent: { daysLeft: 0, standing: 'expiring' } }]);
		// 25 hours ahead: that day is over there.
		const inEast = await filter(input, {}, { settings: { timezone: east } });
		expect(jsonOf(inEast, 2)).toMatchObject([{ consent: { state: 'expired' } }]);
	});

	test.each([-1, 1.5, 'many'])('refuses %j days', async (expiringWithinDays) => {
		const { error } = await filter([candidate('1', undefined)], { expiringWithinDays });
		expect(textOf(error)).toContain("'Expiring Within (Days)'");
		expect(itemIndexOf(error)).toBe(0);
	});

	test('with Continue On Fail what is wrong is said at each item', async () => {
		const result = await filter(
			[candidate('1', undefined), candidate('2', undefined)],
			{ expiringWithinDays: -1 },
			{ onError: 'continueRegularOutput' },
		);
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)).toMatchObject([
			{ error: expect.stringContaining("'Expiring Within (Days)'") },
			{ error: expect.stringContaining("'Expiring Within (Days)'") },
		]);
	});
});

describe('Create Deletion List', () => {
	test('by date, each record once, linked to all its items, naming nobody', async () => {
		const [soon, later] = [dayFromNow(3), dayFromNow(300)];
		const result = await list([
			candidate('later', accepted(later)),
			candidate('twice', accepted(later)),
			candidate('unlimited', { state: 'accepted' }),
			candidate('twice', accepted(soon)),
			candidate('missing', undefined),
			candidate('withdrawn', { state: 'withdrawn' }),
		]);
		expect(result.error).toBeUndefined();
		const deletions = jsonOf(result);
		expect(deletions.map(({ id, reason, daysLeft }) => [id, reason, daysLeft])).toEqual([
			['withdrawn', 'withdrawn', 0],
			['twice', 'expires', 3],
			['later', 'expires', 300],
			['missing', 'missing', undefined],
		]);
		expect(deletions[1]).toEqual({
			system: 'workwise',
			id: 'twice',
			kind: 'candidate',
			deleteBy: expect.stringContaining(`${soon}T23:59:59.999`),
			daysLeft: 3,
			reason: 'expires',
			rows: [2, 4],
		});
		expect(JSON.stringify(deletions)).not.toMatch(/Versuch|example\.com/);
		expect(result.outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 5 },
			[{ item: 1 }, { item: 3 }],
			{ item: 0 },
			{ item: 4 },
		]);
	});

	test('rows of a file, with what the options ask for', async () => {
		const result = await list(
			[
				{ Nummer: 12, Navn: 'Vera Versuch', 'Samtykket utløper': '31.12.2099' },
				{ Nummer: 13, Navn: 'Max Muster', 'Samtykket utløper': 'snart' },
				{ Nummer: 14, Navn: 'Ida Ideal', 'Samtykket utløper': null },
			],
			{
				withoutConsent: 'leaveOut',
				options: { idField: 'Nummer', system: 'poption', includeFields: 'Navn, Telefon' },
			},
		);
		expect(jsonOf(result)).toEqual([
			{
				kind: 'row',
				system: 'poption',
				id: '12',
				fields: { Navn: 'Vera Versuch' },
				deleteBy: '2099-12-31T23:59:59.999+01:00',
				daysLeft: expect.any(Number),
				reason: 'expires',
				rows: [1],
			},
			{
				kind: 'row',
				system: 'poption',
				id: '13',
				fields: { Navn: 'Max Muster' },
				reason: 'unreadable',
				unreadableField: 'Samtykket utløper',
				rows: [2],
			},
		]);
		expect(result.hints[0]?.message).toContain('These records are in the list without a date.');
	});

	test('records without consent are due now if the user says so', async () => {
		const result = await list([candidate('1', undefined)], { withoutConsent: 'dueNow' });
		expect(jsonOf(result)).toMatchObject([
			{ reason: 'missing', daysLeft: 0, deleteBy: expect.stringContaining(dayFromNow(0)) },
		]);
	});
});

describe('with the nodes of vendors', () => {
	const node = (name: string, type: string, parameters: INodeParameters): INode => ({
		id: name,
		name,
		type: `n8n-nodes-recruiting.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	});
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const start = { ...node('Start', '', {}), type: 'n8n-nodes-base.manualTrigger' };
	const consentNodes = [
		node('Filter', 'recruitingConsent', { operation: 'filter' }),
		node('List', 'recruitingConsent', { operation: 'createDeletionList' }),
	];
	const source = async (type: string, parameters: INodeParameters) =>
		await bench.n8n.run({
			credentials: bench.credentials(),
			workflow: {
				nodes: [
					start,
					node('Source', type, {
						resource: 'application',
						operation: 'getAll',
						returnAll: true,
						...parameters,
					}),
					...consentNodes,
				],
				connections: {
					Start: { main: [to('Source')] },
					Source: { main: [[...to('Filter'), ...to('List')]] },
				},
				settings: { timezone: 'Europe/Berlin' },
			},
		});

	test('applications of Workwise: the one whose consent is over is kept out and listed first', async () => {
		const result = await source('workwise', { applicationsOf: 'all' });
		expect(result.status).toBe('success');
		const read = jsonOf(result.node('Source'));
		expect(read.length).toBeGreaterThan(10);
		const filtered = result.node('Filter');
		expect(jsonOf(filtered, 2)).toMatchObject([
			{
				id: 'wwa-10305',
				candidate: {
					consent: { state: 'expired', message: 'The consent expired on 2025-12-31' },
				},
			},
		]);
		expect(jsonOf(filtered, 2)[0]).not.toHaveProperty('consent');
		expect(jsonOf(filtered, 0).length + jsonOf(filtered, 1).length).toBe(read.length - 1);
		expect(jsonOf(result.node('List'))[0]).toMatchObject({
			system: 'workwise',
			kind: 'application',
			id: 'wwa-10305',
			deleteBy: '2025-12-31T23:59:59+01:00',
			reason: 'expired',
		});
	});

	test('candidates of inhire are valid until the end of 2099', async () => {
		const result = await source('inhire', { job: { __rl: true, mode: 'id', value: 'ih-301' } });
		expect(result.status).toBe('success');
		const read = jsonOf(result.node('Source'));
		expect(read.length).toBeGreaterThan(0);
		expect(jsonOf(result.node('Filter'))).toHaveLength(read.length);
		expect(jsonOf(result.node('List')).map(({ id }) => id)).toEqual(read.map(({ id }) => id));
	});

	test('applications of eRecruiter, which knows no consent, say so', async () => {
		const result = await source('erecruiter', { applicationsOf: 'all' });
		expect(result.status).toBe('success');
		const read = jsonOf(result.node('Source'));
		expect(jsonOf(result.node('Filter'), 2)).toHaveLength(read.length);
		expect(result.node('Filter').hints[0]?.message).toContain('No item says anything');
	});
});

describe('every target judges as the filter does', () => {
	const targets = [
		['personio', { target: { system: 'personio', jobId: '2001' } }],
		['erecruiter', { target: { system: 'erecruiter', jobId: '5001' }, sourceId: '900' }],
	] as const;
	const write = async (type: string, record: object, timezone: string) =>
		await bench.runNode(
			type,
			{ resource: 'application', operation: 'create' },
			{ input: items(record), settings: { timezone } },
		);
	const writes = () =>
		bench.sandbox.state.requests.filter(
			({ method, path }) => method === 'POST' && /applications/i.test(path),
		);

	test.each(targets)(
		'%s: a day is over in one time zone and not in the other',
		async (type, changes) => {
			const today = dayFromNow(0, west);
			const record = application({ candidate: { consent: accepted(today) }, ...changes });
			const refused = await write(type, record, east);
			expect(textOf(refused.error)).toContain(`the consent expired on ${today}`);
			expect(writes()).toEqual([]);
			const written = await write(type, record, west);
			expect(jsonOf(written)).toMatchObject([{ result: 'created' }]);
		},
	);

	test.each(targets)('%s: a date that cannot be read is never taken', async (type, changes) => {
		const [row] = jsonOf(
			await filter([application({ candidate: { consent: accepted('31/12/2099') }, ...changes })]),
			2,
		);
		const { error } = await write(type, row, 'Europe/Warsaw');
		expect(textOf(error)).toContain('candidate.consent.expiresAt');
		expect(writes()).toEqual([]);
	});

	test.each(targets)('%s: takes what the filter has completed', async (type, changes) => {
		const consent = accepted(`${dayFromNow(40)} 12:00`);
		const passed = await filter([application({ candidate: { consent }, ...changes })]);
		const written = await write(type, jsonOf(passed)[0], east);
		expect(jsonOf(written)).toMatchObject([{ result: 'created' }]);
	});

	test('a row of a file, from which the fields are taken by hand, is judged too', async () => {
		const parameters = {
			...{ candidateSource: 'fields', firstName: '={{ $json.Fornavn }}', lastName: 'Versuch' },
			...{ email: 'vera.versuch@example.com', documentSource: 'none' },
			...{ jobSource: 'chosen', job: { __rl: true, mode: 'id', value: '2001' } },
		};
		const create = async (row: object, options = {}) =>
			await bench.runNode(
				'personio',
				{ resource: 'application', operation: 'create', ...parameters, options },
				{ input: items(row), ...warsaw },
			);
		const over = { Fornavn: 'Vera', 'Samtykket utløper': '31.12.2025' };
		const refused = await create(over);
		expect(textOf(refused.error)).toContain('the consent expired on 2025-12-31');
		const doubtful = await create({ ...over, 'Samtykket utløper': '1/2/2099' });
		expect(textOf(doubtful.error)).toContain('the date in "Samtykket utløper"');
		expect(writes()).toEqual([]);
		expect(jsonOf(await create({ ...over, 'Samtykket utløper': '31.12.2099' }))).toHaveLength(1);
		const told = await create({ ...over, Fornavn: 'Ida' }, { withoutConsent: true });
		expect(jsonOf(told)).toHaveLength(1);
	});
});
