import { Workbook } from 'exceljs';
import type { INodeParameters } from 'n8n-workflow';
import { items, jsonOf, linksOf, setUpBench, textOf } from './support';

const bench = setUpBench();
beforeEach(async () => await settings({ durationMs: 50 }));

type Options = Parameters<typeof bench.runNode>[2];

const run = async (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	options: Options = {},
) => await bench.runNode('poption', { resource, operation, ...parameters }, options);

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const wanted = (changes: INodeParameters = {}): INodeParameters => ({
	category: byId('candidates'),
	format: 'csv',
	language: 'en',
	...changes,
});
const exportToFile = async (
	options: INodeParameters = {},
	changes: INodeParameters = {},
	runOptions: Options = {},
) => await run('export', 'exportToFile', { ...wanted(changes), options }, runOptions);

const settings = async (changes: object) =>
	await bench.control('PATCH', '/poption/settings', changes);
const others = async (changes: object = {}) =>
	await bench.control('POST', '/poption/exports', { format: 'json', ...changes });
const held = async () => await bench.sandbox.state.poption.exports.all();
const starts = () =>
	bench.sandbox.state.requests.filter(
		({ method, path }) => method === 'POST' && path.endsWith('/exports'),
	);
const account = (poptionApi: Record<string, string>) => ({
	credentials: bench.credentials({ poptionApi }),
});
const recruiter = () => account({ token: 'sandbox-poption-recruiter-token' });
const hintsOf = ({ hints }: { hints: Array<{ message: string }> }) =>
	hints.map(({ message }) => message).join('\n');

describe('Export: Export Category to File', () => {
	test.each([
		['xlsx', 'nb', 'kandidater', 'application/vnd.openxmlformats'],
		['csv', 'en', 'candidates', 'text/csv'],
		['json', 'en', 'candidates', 'application/json'],
	])('gives %s', async (format, language, name, mimeType) => {
		const result = await exportToFile({ removeAtEnd: true }, { format, language });
		expect(result.error).toBeUndefined();
		const [item] = result.outputs[0];
		expect(item.json).toMatchObject({
			system: 'poption',
			category: 'candidates',
			format,
			status: 'finished',
			...{ restarts: 0, reused: false, removed: true, binary: 'data' },
		});
		expect(item.binary?.data).toMatchObject({
			fileName: expect.stringMatching(new RegExp(`^${name}-\\d{4}-\\d\\d-\\d\\d.${format}$`)),
			mimeType: expect.stringContaining(mimeType),
			bytes: item.json.size,
		});
		const bytes = await result.run.readBinary(item.binary!.data);
		if (format === 'json') expect(JSON.parse(bytes.toString())).toHaveLength(200);
		if (format === 'csv') expect(bytes.toString().trimEnd().split('\r\n')).toHaveLength(201);
		if (format === 'xlsx') {
			const workbook = new Workbook();
			await workbook.xlsx.load(new Uint8Array(bytes).buffer);
			expect(workbook.getWorksheet('Kandidater')?.getCell('A1').value).toBe('Kandidat-ID');
		}
		expect(await held()).toEqual([]);
		expect(result.hints).toEqual([]);
	});

	test('several at once, each with its own file, linked to its item', async () => {
		const category = byId('={{ $json.category }}');
		const input = items(
			{ category: 'candidates' },
			{ category: 'people' },
			{ category: 'jobPostings' },
		);
		const result = await exportToFile(
			{ batching: { batch: { itemsAtOnce: 3 } }, removeAtEnd: true },
			{ category },
			{ input, onError: 'continueErrorOutput' },
		);
		expect(jsonOf(result).map((json) => json.category)).toEqual(['candidates', 'jobPostings']);
		expect(linksOf(result)).toEqual([0, 2]);
		expect(linksOf(result, 1)).toEqual([1]);
		expect(JSON.stringify(jsonOf(result, 1))).toContain('category');
		expect(await held()).toEqual([]);
	});

	test('twice the same in one run are two exports', async () => {
		const result = await exportToFile({}, {}, { input: items({}, {}) });
		expect(jsonOf(result).map(({ id }) => id)).toEqual(['px-1', 'px-2']);
	});

	test('waits for a slot, and says so', async () => {
		await others({ count: 5, durationMs: 700 });
		const result = await exportToFile();
		expect(result.error).toBeUndefined();
		expect(hintsOf(result)).toContain(
			'Waiting for a slot: All 5 exports that Poption runs at a time',
		);
	});

	test('says what takes the slots when it shall not wait', async () => {
		await others({ count: 4 });
		await others({ category: 'emailTemplates' });
		const { error } = await exportToFile({ slotWait: 0 });
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '409' });
		expect(textOf(error)).toMatch(/All 5 exports .*emailTemplates to json \(queued, .* ID px-5\)/);
		expect(textOf(error)).toContain('Wait until one has finished');
	});

	test('starts again what is stuck', async () => {
		await settings({ nextFates: ['stick'] });
		const result = await exportToFile({ stuckAfter: 0.01, removeAtEnd: true });
		expect(jsonOf(result)).toMatchObject([{ restarts: 1, id: 'px-2' }]);
		expect(hintsOf(result)).toMatch(/ID px-1\) made no progress/);
		expect(await held()).toEqual([]);
	});

	test('gives up on what is stuck every time', async () => {
		await settings({ nextFates: ['stick', 'stick'] });
		const { error } = await exportToFile({ stuckAfter: 0.01, restarts: 1 });
		expect(textOf(error)).toMatch(/started again once\n.*support@poption.com/);
		expect(await held()).toEqual([]);
	});

	test('explains that someone else has deleted it', async () => {
		await settings({ durationMs: 60_000 });
		const running = exportToFile({ restarts: 0 });
		await started();
		await bench.control('DELETE', '/poption/exports/px-1');
		expect(textOf((await running).error)).toMatch(/ID px-1\) was deleted by someone else/);
	});

	test('is cancelled at once; the next run goes on with the export', async () => {
		await settings({ durationMs: 3000 });
		const before = Date.now();
		const cancelled = await exportToFile({}, {}, { cancelAfterMs: 700 });
		expect(cancelled.run.status).toBe('canceled');
		expect(Date.now() - before).toBeLessThan(2500);
		expect(await held()).toHaveLength(1);

		const next = await exportToFile({ removeAtEnd: true });
		expect(jsonOf(next)).toMatchObject([{ id: 'px-1', reused: true, removed: true }]);
		expect(hintsOf(next)).toContain('An interrupted run has left');
		expect(starts()).toHaveLength(1);
		expect(await held()).toEqual([]);
	});

	test('cancelled, deletes what it has started when it is asked to', async () => {
		await settings({ durationMs: 60_000 });
		await others({ durationMs: 60_000 });
		const options = { deleteWhenCancelled: true };
		const cancelled = await exportToFile(options, {}, { cancelAfterMs: 900 });
		expect(cancelled.run.status).toBe('canceled');
		await eventually(async () => expect((await held()).map(({ id }) => id)).toEqual(['px-1']));
	});

	test('refuses a file that is not what its name says', async () => {
		await settings({ deliverPage: true });
		const { error } = await exportToFile({}, { format: 'xlsx' });
		expect(textOf(error)).toMatch(/gave as xlsx is none: it begins like a web page/);
	});

	test('fetches a file again that was cut', async () => {
		await bench.addFault({ vendor: 'poption', route: 'downloadExport', fault: 'cut', times: 2 });
		const result = await exportToFile({}, { format: 'json' });
		const [item] = result.outputs[0];
		expect(JSON.parse((await result.run.readBinary(item.binary!.data)).toString())).toHaveLength(
			200,
		);
	});

	test('that is cut every time is no file', async () => {
		await bench.addFault({ vendor: 'poption', route: 'downloadExport', fault: 'cut' });
		const { error } = await exportToFile();
		expect(textOf(error)).toMatch(/connection to Poption broke before the answer was complete/);
	});

	test('without the right to export', async () => {
		const { error } = await exportToFile({}, {}, recruiter());
		expect(error).toMatchObject({ httpCode: '403' });
		expect(textOf(error)).toMatch(/may not do this in Poption\nOnly administrators may export/);
		expect(textOf(error)).toContain('Poption says: Only administrators may export data.');
	});

	test.each([
		['a negative time', { slotWait: -1 }, /'Options: slotWait' cannot be used: must be 0 or more/],
		['text for a time', { timeLimit: 'soon' }, /'Options: timeLimit' cannot be used/],
	])('refuses %s', async (_case, options, message) => {
		expect(textOf((await exportToFile(options)).error)).toMatch(message);
		expect(starts()).toEqual([]);
	});
});

describe('Export: Start, Get, Download, Delete', () => {
	test('one after the other', async () => {
		const first = await run('export', 'start', wanted());
		expect(jsonOf(first)).toMatchObject([
			{ system: 'poption', id: 'px-1', status: 'queued', progress: 0 },
		]);
		await eventually(async () => {
			const read = await run('export', 'get', { export: byId('px-1') });
			expect(jsonOf(read)).toMatchObject([{ status: 'finished', progress: 100 }]);
		});
		const file = await run('export', 'download', { export: byId('px-1'), outputField: 'file' });
		expect(file.outputs[0][0].binary?.file.bytes).toBe(jsonOf(file)[0].size);
		const deleted = await run('export', 'delete', { export: byId('px-1') });
		expect(jsonOf(deleted)).toEqual([
			{ system: 'poption', id: 'px-1', category: 'candidates', format: 'csv', deleted: true },
		]);
		const gone = await run('export', 'delete', { export: byId('px-1') });
		expect(textOf(gone.error)).toContain('There is no export px-1');
	});

	test('deletes one that runs', async () => {
		await others();
		expect(jsonOf(await run('export', 'delete', { export: byId('px-1') }))).toMatchObject([
			{ deleted: true },
		]);
		expect(await held()).toEqual([]);
	});

	test('there is no file before the end', async () => {
		await others();
		const { error } = await run('export', 'download', { export: byId('px-1') });
		expect(textOf(error)).toMatch(/no file yet of the export of candidates to json \(queued,/);
	});

	test('a sixth is refused, with the five', async () => {
		await others({ count: 5 });
		const { error } = await run('export', 'start', wanted());
		expect(textOf(error)).toMatch(/All 5 exports .*ID px-1.*ID px-5/);
		const later = run('export', 'start', wanted({ options: { slotWait: 1 } }));
		await bench.control('DELETE', '/poption/exports/px-3');
		expect(jsonOf(await later)).toMatchObject([{ id: 'px-6' }]);
	});

	test('lists all pages, by status', async () => {
		await others({ count: 130, durationMs: 0 });
		await others({ category: 'applications' });
		const all = await run('export', 'getAll', { returnAll: true });
		expect(jsonOf(all)).toHaveLength(131);
		const filters = { status: ['queued', 'running'], category: 'applications' };
		expect(jsonOf(await run('export', 'getAll', { filters }))).toMatchObject([
			{ id: 'px-131', category: 'applications' },
		]);
	});

	test('an empty page with a next one is no end', async () => {
		await others({ count: 3, durationMs: 0 });
		await bench.addFault({ vendor: 'poption', route: 'listExports', fault: 'emptyPage', times: 1 });
		expect(jsonOf(await run('export', 'getAll'))).toHaveLength(3);
	});
});

describe('reading', () => {
	test('categories', async () => {
		expect(jsonOf(await run('category', 'getAll')).map(({ name }) => name)).toEqual([
			...['Candidates', 'Applications', 'Job postings', 'Speed interview events'],
			...['Interest forms', 'E-mail templates', 'Employee users'],
		]);
	});

	test('the description of the data of one', async () => {
		const result = await run('category', 'get', { category: byId('candidates'), simplify: false });
		expect(jsonOf(result)).toMatchObject([
			{
				system: 'poption',
				norwegianName: 'Kandidater',
				recordCount: 200,
				columns: expect.arrayContaining([
					{
						key: 'consentExpiresAt',
						header: 'Consent expires at',
						norwegianHeader: 'Samtykket utløper',
						type: 'dateTime',
						formats: ['xlsx', 'csv', 'json'],
					},
				]),
				raw: { id: 'candidates' },
			},
		]);
	});

	test('job postings, over the pages, by status and text', async () => {
		const all = await run('jobPosting', 'getAll', { returnAll: true });
		expect(jsonOf(all)).toHaveLength(121);
		const open = await run('jobPosting', 'getAll', {
			filters: { status: ['open'], search: 'oslo' },
		});
		expect(jsonOf(open)).toEqual([]);
		const found = await run('jobPosting', 'getAll', { filters: { search: 'elektriker' } });
		expect(jsonOf(found)).toMatchObject([{ id: 'pj-102', status: 'open', location: 'Tromsø' }]);
	});

	test.each([
		['candidate', { candidateId: 'pk-3' }, 'candidate-pk-3.pdf'],
		['application', { applicationId: 'ps-12' }, 'application-ps-12.pdf'],
	])('the profile of a %s, also by no administrator', async (profileOf, ids, name) => {
		const result = await run('profile', 'download', { profileOf, ...ids }, recruiter());
		const [item] = result.outputs[0];
		expect(item.json).toEqual({
			documents: [
				{
					...{ system: 'poption', name, category: 'other', mimeType: 'application/pdf' },
					...{ size: expect.any(Number), binary: 'data' },
				},
			],
		});
		expect((await result.run.readBinary(item.binary!.data)).subarray(0, 5).toString()).toBe(
			'%PDF-',
		);
	});

	test('a profile stays with the record that it is about, beside its other files', async () => {
		const person = { firstName: 'Åse', lastName: 'Eksempelsen', email: 'ase@example.com' };
		const letter = { name: 'letter.pdf', category: 'cover_letter', binary: 'letter' };
		const binary = await bench.n8n.storeBinary(Buffer.from('letter'), 'letter.pdf', 'text/plain');
		const [candidate] = items({ system: 'poption', id: 'pk-2', ...person, documents: [letter] });
		const parameters = { profileOf: 'candidate', candidateId: '={{ $json.id }}' };
		const result = await run('profile', 'download', parameters, {
			input: [{ ...candidate!, binary: { letter: binary } }],
		});
		const [item] = result.outputs[0];
		expect(item.json).toMatchObject({
			...{ system: 'poption', id: 'pk-2', ...person },
			documents: [letter, { name: 'candidate-pk-2.pdf', binary: 'data' }],
		});
		expect(Object.keys(item.binary ?? {}).sort()).toEqual(['data', 'letter']);
		// Another file is never replaced: its document would name the wrong one.
		const again = await run('profile', 'download', parameters, { input: [item] });
		expect(textOf(again.error)).toContain('has a file in its binary field "data" already');
	});

	test('one profile that is not there, one that is', async () => {
		const candidateId = '={{ $json.id }}';
		const result = await run(
			'profile',
			'download',
			{ profileOf: 'candidate', candidateId },
			{ input: items({ id: 'pk-0' }, { id: 'pk-1' }), onError: 'continueErrorOutput' },
		);
		expect(linksOf(result)).toEqual([1]);
		expect(JSON.stringify(jsonOf(result, 1))).toContain('There is no candidate pk-0');
	});

	test('a wrong token, a page instead of data, too many calls', async () => {
		const wrong = await run('category', 'getAll', {}, account({ token: 'wrong' }));
		expect(textOf(wrong.error)).toContain('Poption does not accept the credential');
		await bench.addFault({ vendor: 'poption', fault: 'html', times: 1 });
		expect(textOf((await run('category', 'getAll')).error)).toContain('a web page instead of data');
		await bench.addFault({ vendor: 'poption', fault: '429', times: 1, retryAfter: 1 });
		expect(jsonOf(await run('category', 'getAll'))).toHaveLength(7);
	});
});

describe('choosing', () => {
	const search = async (method: string, filter?: string) =>
		(
			await bench.n8n.listSearch({
				type: 'n8n-nodes-recruiting.poption',
				method,
				parameters: {},
				credentials: bench.credentials(),
				...(filter && { filter }),
			})
		).results;

	test('a category, by its name in either language', async () => {
		expect(await search('searchCategories')).toHaveLength(7);
		expect(await search('searchCategories', 'søknader')).toEqual([
			{ name: 'Applications', value: 'applications' },
		]);
	});

	test('an export', async () => {
		await others({ count: 2 });
		await bench.control('PATCH', '/poption/exports/px-1', { fate: 'finish' });
		expect(await search('searchExports', 'finished')).toEqual([
			{ name: 'candidates · json · FINISHED · px-1', value: 'px-1' },
		]);
	});
});

test('the credential test asks for an administrator', async () => {
	const check = async (changes: Record<string, string>) =>
		await bench.n8n.testCredential(
			'poptionApi',
			bench.credentials({ poptionApi: changes }).poptionApi,
		);
	expect(await check({})).toMatchObject({ status: 'OK' });
	expect((await check({ token: 'wrong' })).message).toContain('does not accept this token');
	expect((await check({ token: 'sandbox-poption-recruiter-token' })).message).toContain(
		'only administrators may export',
	);
});

test('a contract of the user’s own', async () => {
	const overrides = { listExports: { path: '/data-exports', fields: { state: 'status' } } };
	const { error } = await run(
		'export',
		'getAll',
		{},
		account({ contractOverrides: JSON.stringify(overrides) }),
	);
	expect(textOf(error)).toContain('listExports.fields.state: is not a key of the contract');
});

/** Resolves when an export was started. */
async function started(): Promise<void> {
	await eventually(async () => expect(await held()).not.toEqual([]));
}

async function eventually(check: () => Promise<void>): Promise<void> {
	for (let tries = 0; ; tries++) {
		try {
			return await check();
		} catch (error) {
			if (tries === 40) throw error;
			await new Promise((done) => setTimeout(done, 100));
		}
	}
}
