import { jsonOf, linksOf, setUpBench } from './support';
import { templateBench, withoutConsent } from './workwiseToPersonio/bench';
import { describeFaults } from './workwiseToPersonio/faults';

const templated = templateBench(setUpBench());
const { bench, runTemplate, ready, received, confirmed, results, expectAllMoved } = templated;

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
			{ id: 'wwa-10501', link: expect.objectContaining({ reason: 'targetGone', row: 5 }) },
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

	// Only what is written was read, and once.
	const downloads = () =>
		bench.sandbox.state.requests.filter(({ path }) => path.endsWith('/content')).length;
	const written = bench.sandbox.state.workwise.findApplication(withoutConsent);
	const moved = [...ready(), ...(written ? [written] : [])];
	expect(downloads()).toBe(moved.flatMap(({ documents }) => documents).length);

	const before = bench.sandbox.state.personio.documents.size;
	const readBefore = downloads();
	const second = await runTemplate({ before: first });
	// The one that Personio: Create refuses for its consent is ready each time.
	expect(downloads() - readBefore).toBe(written?.documents.length);
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
	const looped = linksOf(run.node('Loop Over Items'), 1).map((index) => routed[Number(index)]);
	const written = linksOf(run.node('Create Application')).map((index) => looped[Number(index)]);
	const confirmedIds = linksOf(run.node('Confirm Export')).map((index) => written[Number(index)]);
	expect(confirmedIds).toEqual(jsonOf(run.node('Confirm Export')).map(({ id }) => id));
	expect(new Set(confirmedIds).size).toBe(19);
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

describeFaults(templated);
