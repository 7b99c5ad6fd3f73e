import { Workbook } from 'exceljs';
import { jsonOf, readTemplate, setUpBench, textOf } from './support';

const bench = setUpBench();
const hour = 3_600_000;
const before = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

async function create(body: object) {
	const made = await bench.control('POST', '/personio/applications', body);
	const { ids } = made as { ids: string[] };
	return ids;
}

const runTemplate = async () =>
	await bench.n8n.run({
		workflow: await readTemplate('personio-new-applications-to-file'),
		credentials: bench.credentials(),
		mode: 'trigger',
	});

test('the file holds the applications of the last day, and nothing else', async () => {
	const fresh = await create({ count: 230, createdAt: before(hour), stepMs: 10 });
	const [old] = await create({ createdAt: before(90 * hour) });
	// An old application that was moved yesterday is no new one.
	await bench.control('PATCH', `/personio/applications/${old}`, { stage: 'offer' });

	const run = await runTemplate();
	expect(textOf(run.error)).toBe('no error');
	const result = run.node('The File');
	expect(jsonOf(result)).toMatchObject([{ format: 'xlsx', rows: 230, leftOut: 0, unreadable: 0 }]);
	const file = result.outputs[0]?.[0]?.binary?.data;
	expect(file?.fileName).toMatch(/^personio-applications-\d{4}-\d\d-\d\d\.xlsx$/);

	const workbook = new Workbook();
	const bytes = file ? await run.readBinary(file) : Buffer.alloc(0);
	await workbook.xlsx.load(new Uint8Array(bytes).buffer);
	const sheet = workbook.worksheets[0];
	expect(sheet.rowCount).toBe(231);
	const headers = sheet.getRow(1).values;
	const column = Array.isArray(headers) ? headers.indexOf('Application ID') : -1;
	const ids = sheet.getColumn(column).values.slice(2).map(String);
	expect(new Set(ids)).toEqual(new Set(fresh));
});

test('a day without applications gives a file without rows', async () => {
	const run = await runTemplate();
	expect(textOf(run.error)).toBe('no error');
	expect(jsonOf(run.node('The File'))).toMatchObject([{ rows: 0 }]);
});

test('a second page that does not come stops the run, and no file is given out', async () => {
	await create({ count: 230 });
	await bench.addFault({ vendor: 'personio', fault: 'html', route: 'listApplications', after: 1 });
	const run = await runTemplate();
	expect(textOf(run.error)).toContain('Personio answered with a web page instead of data');
	expect(run.node('The File').ran).toBe(false);
});

test('candidates, with the e-mail address they were found by', async () => {
	const result = await bench.runNode('personio', {
		resource: 'candidate',
		operation: 'exportToFile',
		format: 'json',
		returnAll: true,
		filters: { email: 'eva.entwurf@example.com' },
	});
	expect(textOf(result.error)).toBe('no error');
	expect(jsonOf(result)).toMatchObject([{ format: 'json', rows: 1 }]);
});
