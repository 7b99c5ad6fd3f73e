import { createHash } from 'node:crypto';
import type { Application } from '../sandbox/workwise/model';
import type { RunResult, WorkflowDefinition } from '../support/n8n';
import { itemIndexOf, jsonOf, linksOf, readTemplate, setUpBench, textOf } from './support';

const bench = setUpBench();
let template: WorkflowDefinition;
beforeEach(async () => {
	template = await readTemplate();
});

/** The links of the template: the jobs that are ready, and the phase where one is chosen. */
const linked: Record<string, { job: number; phase?: object }> = {
	'ww-101': { job: 2001 },
	'ww-102': { job: 2002, phase: { type: 'custom', id: 5001 } },
	'ww-103': { job: 2003 },
};
const withoutConsent = 'wwa-10305';

async function runTemplate(options: { cancelAfterMs?: number; before?: RunResult } = {}) {
	return await bench.n8n.run({
		workflow: template,
		mode: 'trigger',
		credentials: bench.credentials(),
		...(options.before && { staticData: options.before.staticData }),
		...(options.cancelAfterMs && { cancelAfterMs: options.cancelAfterMs }),
	});
}

function setParameters(nodeName: string, parameters: object) {
	const node = template.nodes.find(({ name }) => name === nodeName);
	if (!node) throw new Error(`The template has no node ${nodeName}`);
	Object.assign(node.parameters, parameters);
}

/** Those that the template moves, by what Workwise holds. */
function ready(): Application[] {
	return bench.sandbox.state.workwise.applications.filter(
		({ id, jobId, status, submittedAt }) =>
			jobId in linked &&
			status.kind === 'new' &&
			Date.parse(submittedAt) >= Date.parse('2026-01-01T00:00:00+01:00') &&
			id !== withoutConsent,
	);
}

function confirmed(): string[] {
	return bench.sandbox.state.workwise.applications
		.filter(({ export: { state } }) => state === 'confirmed')
		.map(({ id }) => id);
}

function results(run: RunResult): Record<string, number> {
	const counts = { created: 0, alreadyExists: 0 };
	for (const { result } of jsonOf(run.node('Create Application'))) {
		if (result === 'created' || result === 'alreadyExists') counts[result] += 1;
	}
	return counts;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const categories: Record<string, string> = {
	cv: 'cv',
	coverLetter: 'cover-letter',
	certificate: 'certificate',
	workSample: 'work-sample',
};
const germanDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** What Personio should have received for an application, files by their content. */
function expectedOf({ jobId, submittedAt, message, candidate, documents }: Application) {
	const { job, phase } = linked[jobId] ?? { job: 0 };
	const attributes = [
		{ id: 'phone', value: candidate.phone },
		{ id: 'location', value: candidate.location },
	].filter(({ value }) => value !== null);
	return {
		first_name: candidate.firstName,
		last_name: candidate.lastName,
		email: candidate.email,
		job_position_id: job,
		...(message !== null && { message }),
		application_date: germanDay.format(new Date(submittedAt)),
		...(phase && { phase }),
		tags: ['Workwise'],
		attributes,
		files: documents.map(({ id, name, category }) => ({
			name,
			category: categories[category] ?? 'other',
			sha256: sha256(bench.sandbox.state.workwise.documents.get(id)?.bytes() ?? Buffer.of()),
		})),
	};
}

function received() {
	const { applications, documents } = bench.sandbox.state.personio;
	return applications.map(({ body: { files, ...body } }) => ({
		...JSON.parse(JSON.stringify(body)),
		files: files?.map(({ uuid, original_filename, category }) => ({
			name: original_filename,
			category,
			sha256: sha256(documents.get(uuid)?.bytes ?? Buffer.of()),
		})),
	}));
}

type Sent = ReturnType<typeof expectedOf>;
const byPerson = (one: Sent, other: Sent) =>
	`${one.job_position_id} ${one.email}` < `${other.job_position_id} ${other.email}` ? -1 : 1;

/** Every ready application is at Personio once and equal, no other is, and each is confirmed. */
function expectAllMoved() {
	expect(received().sort(byPerson)).toEqual(ready().map(expectedOf).sort(byPerson));
	expect(confirmed().sort()).toEqual(
		ready()
			.map(({ id }) => id)
			.sort(),
	);
}

test('moves every due application with its documents once, and says why the others stay', async () => {
	expect(ready()).toHaveLength(19);
	const first = await runTemplate();
	expect(first.status).toBe('success');
	expect(first.node('Get Due Applications').outputs[0]).toHaveLength(28);
	expect(first.node('Job Link').outputs.map(({ length }) => length)).toEqual([20, 5, 2, 1]);
	expectAllMoved();

	expect(jsonOf(first.node('Waiting')).map(({ id, link }) => ({ id, link }))).toEqual(
		expect.arrayContaining([
			{ id: 'wwa-10110', link: expect.objectContaining({ reason: 'sourceStatus', row: 1 }) },
			{ id: 'wwa-10401', link: expect.objectContaining({ reason: 'paused', row: 4 }) },
			{ id: 'wwa-10501', link: expect.objectContaining({ reason: 'targetNotYetVisible', row: 5 }) },
		]),
	);
	expect(jsonOf(first.node('Not Linked')).map(({ id }) => id)).toEqual(['wwa-10601', 'wwa-10602']);
	expect(jsonOf(first.node('Older')).map(({ id }) => id)).toEqual(['wwa-10111']);

	// The error output carries the application itself and what is wrong with it.
	const [failed] = first.node('Failed').outputs[0];
	expect(first.node('Failed').outputs[0]).toHaveLength(1);
	expect(failed.json).toMatchObject({
		id: withoutConsent,
		error: expect.stringContaining('the consent expired on 2025-12-31'),
		details: { remedy: expect.stringContaining("'Write Without Valid Consent'") },
	});
	const position = jsonOf(first.node('Job Link')).findIndex(({ id }) => id === withoutConsent);
	expect(linksOf(first.node('Create Application'), 1)).toEqual([position]);

	const before = bench.sandbox.state.personio.documents.size;
	const second = await runTemplate({ before: first });
	expect(second.status).toBe('success');
	expect(results(second)).toEqual({ created: 0, alreadyExists: 0 });
	expect(second.node('Get Due Applications').outputs[0]).toHaveLength(9);
	expect(bench.sandbox.state.personio.documents.size).toBe(before);
	expectAllMoved();
});

test('links every output item through the whole workflow', async () => {
	const run = await runTemplate();
	const due = jsonOf(run.node('Get Due Applications')).map(({ id }) => id);
	const routed = linksOf(run.node('Job Link')).map((index) => due[Number(index)]);
	expect(routed).toEqual(jsonOf(run.node('Job Link')).map(({ id }) => id));
	const written = linksOf(run.node('Create Application')).map((index) => routed[Number(index)]);
	const confirmedIds = linksOf(run.node('Confirm Export')).map((index) => written[Number(index)]);
	expect(confirmedIds).toEqual(jsonOf(run.node('Confirm Export')).map(({ id }) => id));
	expect(new Set(confirmedIds).size).toBe(19);
});

describe('a run that breaks off is completed by the next one', () => {
	test('after everything was created and nothing confirmed', async () => {
		await bench.addFault({ vendor: 'workwise', route: 'confirmExport', fault: '500' });
		const first = await runTemplate();
		expect(first.status).toBe('error');
		expect(textOf(first.error)).toContain('Workwise is not available (HTTP 500)');
		expect(results(first)).toEqual({ created: 19, alreadyExists: 0 });
		expect(confirmed()).toEqual([]);

		await bench.control('DELETE', '/faults');
		const second = await runTemplate({ before: first });
		expect(results(second)).toEqual({ created: 0, alreadyExists: 19 });
		expectAllMoved();
	});

	test('when it was cancelled while it created', async () => {
		const slow = { vendor: 'personio', route: 'createApplication', fault: 'slow' } as const;
		await bench.addFault({ ...slow, delayMs: 10_000, after: 5 });
		const first = await runTemplate({ cancelAfterMs: 4000 });
		expect(first.status).toBe('canceled');
		expect(confirmed()).toEqual([]);
		const created = bench.sandbox.state.personio.applications.length;
		expect(created).toBeGreaterThanOrEqual(5);
		expect(created).toBeLessThan(19);

		await bench.control('DELETE', '/faults');
		const second = await runTemplate({ before: first });
		expect(second.status).toBe('success');
		expect(results(second)).toEqual({ created: 19 - created, alreadyExists: created });
		expectAllMoved();
	});
});

describe('faults of the services', () => {
	const third = { fault: '429', every: 3 } as const;

	test('429 on every third request: waits as told and completes', async () => {
		setParameters('Get Due Applications', {
			filters: { jobId: 'ww-102', submittedAfter: '2026-03-07T00:00:00' },
		});
		await bench.addFault({ ...third, vendor: 'workwise', retryAfter: 1 });
		await bench.addFault({ ...third, vendor: 'personio', retryAfter: 1 });
		const run = await runTemplate();
		expect(run.status).toBe('success');
		expect(results(run)).toEqual({ created: 4, alreadyExists: 0 });
		expect(confirmed()).toHaveLength(4);

		for (const vendor of ['workwise', 'personio']) {
			const requests = bench.sandbox.state.requests.filter((request) => request.vendor === vendor);
			const refused = requests.filter(({ status }) => status === 429);
			expect(refused.length).toBeGreaterThanOrEqual(3);
			for (const { time } of refused) {
				const since = requests.map((request) => Date.parse(request.time) - Date.parse(time));
				// What was on its way already arrives within the first moments.
				expect(since.filter((after) => after > 150 && after < 980)).toEqual([]);
			}
		}
	}, 60_000);

	test('429 on every third request of the whole export loses and doubles nothing', async () => {
		await bench.addFault({ ...third, vendor: 'workwise', retryAfter: 0 });
		await bench.addFault({ ...third, vendor: 'personio', retryAfter: 0 });
		const run = await runTemplate();
		expect(run.status).toBe('success');
		expectAllMoved();
	});

	test('answers lost after an application was created', async () => {
		const lost = { route: 'createApplication', fault: 'cutAfterEffect' } as const;
		await bench.addFault({ ...lost, vendor: 'personio', every: 4 });
		const run = await runTemplate();
		expect(run.status).toBe('success');
		expect(results(run).alreadyExists).toBeGreaterThan(0);
		expectAllMoved();
	});

	test('a web page in place of the job feed: nothing is routed, everything stays due', async () => {
		await bench.addFault({ vendor: 'personio', route: 'xml', fault: 'html' });
		const first = await runTemplate();
		expect(first.status).toBe('error');
		expect(textOf(first.node('Job Link').error)).toContain('There is no job feed at');
		expect(first.node('Create Application').ran).toBe(false);
		expect(bench.sandbox.state.personio.applications).toEqual([]);
		expect(confirmed()).toEqual([]);

		await bench.control('DELETE', '/faults');
		await runTemplate({ before: first });
		expectAllMoved();
	});

	test('connections cut in the middle of downloads', async () => {
		await bench.addFault({ vendor: 'workwise', route: 'downloadDocument', fault: 'cut', every: 8 });
		await bench.addFault({ vendor: 'workwise', route: 'storage', fault: 'cut', every: 5 });
		const run = await runTemplate();
		expect(run.status).toBe('success');
		const cut = bench.sandbox.state.requests.filter(({ fault }) => fault === 'cut');
		expect(cut.length).toBeGreaterThanOrEqual(5);
		expectAllMoved();
	}, 60_000);

	test('a token of Workwise that expires while documents are read', async () => {
		const expired = { route: 'downloadDocument', fault: 'unauthorized' } as const;
		await bench.addFault({ ...expired, vendor: 'workwise', after: 10 });
		const first = await runTemplate();
		expect(first.status).toBe('error');
		const { error } = first.node('Get Due Applications');
		expect(textOf(error)).toContain('Workwise does not accept the credential');
		expect(itemIndexOf(error)).toBe(0);
		expect(bench.sandbox.state.personio.applications).toEqual([]);

		await bench.control('DELETE', '/faults');
		await runTemplate({ before: first });
		expectAllMoved();
	});

	test('a token of Personio that expires while applications are created', async () => {
		const expired = { route: 'createApplication', fault: 'unauthorized' } as const;
		await bench.addFault({ ...expired, vendor: 'personio', after: 6 });
		const first = await runTemplate();
		expect(results(first)).toEqual({ created: 6, alreadyExists: 0 });
		expect(confirmed()).toHaveLength(6);
		const failed = jsonOf(first.node('Failed'));
		expect(failed).toHaveLength(14);
		const refused = failed.filter(({ id }) => id !== withoutConsent);
		for (const { error, details } of refused) {
			expect(error).toContain(
				'does not recognise the company ID together with the recruiting token',
			);
			expect(details).toMatchObject({
				remedy: expect.stringMatching(/No application was created. .*uploaded before that/),
			});
		}

		await bench.control('DELETE', '/faults');
		const second = await runTemplate({ before: first });
		expect(results(second)).toEqual({ created: 13, alreadyExists: 0 });
		expectAllMoved();
	});

	test('a file that is gone at Workwise holds up its own application only', async () => {
		const application = bench.sandbox.state.workwise.findApplication('wwa-10203');
		const document = application?.documents[0];
		if (!document) throw new Error('The seeds have changed');
		const { id } = document;
		document.id = 'wwd-gone';
		const first = await runTemplate();
		expect(first.status).toBe('success');
		expect(results(first)).toEqual({ created: 18, alreadyExists: 0 });
		expect(first.node('Get Due Applications').hints[0]?.message).toContain(
			'document wwd-gone of application wwa-10203 could not be fetched',
		);
		const failed = jsonOf(first.node('Failed')).find((json) => json.id === 'wwa-10203');
		expect(failed).toMatchObject({ error: expect.stringContaining('but its file is not there') });

		document.id = id;
		await runTemplate({ before: first });
		expectAllMoved();
	});

	test('web pages in place of the answers of Personio: nothing counts as arrived', async () => {
		await bench.addFault({ vendor: 'personio', route: 'createApplication', fault: 'html' });
		const first = await runTemplate();
		expect(results(first)).toEqual({ created: 0, alreadyExists: 0 });
		expect(jsonOf(first.node('Failed'))).toHaveLength(20);
		expect(confirmed()).toEqual([]);

		await bench.control('DELETE', '/faults');
		await runTemplate({ before: first });
		expectAllMoved();
	});

	test('connections cut in the middle of uploads', async () => {
		await bench.addFault({ vendor: 'personio', route: 'uploadDocument', fault: 'cut', every: 6 });
		const run = await runTemplate();
		expect(run.status).toBe('success');
		expectAllMoved();
	}, 60_000);

	test('an empty page that names a next one', async () => {
		const empty = { route: 'listApplications', fault: 'emptyPage' } as const;
		await bench.addFault({ ...empty, vendor: 'workwise', times: 2 });
		const run = await runTemplate();
		expect(run.node('Get Due Applications').outputs[0]).toHaveLength(28);
		expectAllMoved();
	});
});

test('more applications than fit on two pages', async () => {
	await bench.control('PATCH', '/limits', { workwise: null, personio: null });
	const many = { count: 230, documents: 0, submittedAt: '2026-04-01T00:00:00+02:00' };
	await bench.control('POST', '/workwise/applications', many);
	const run = await runTemplate();
	expect(run.status).toBe('success');
	expect(run.node('Get Due Applications').outputs[0]).toHaveLength(258);
	expect(results(run)).toEqual({ created: 249, alreadyExists: 0 });
	const pages = bench.sandbox.state.requests.filter(({ path }) => path.endsWith('/applications'));
	expect(pages.filter(({ vendor }) => vendor === 'workwise')).toHaveLength(3);
	const sent = received();
	expect(sent).toHaveLength(249);
	expect(new Set(sent.map(({ email }) => email)).size).toBe(249);
	expect(confirmed()).toHaveLength(249);
}, 60_000);
