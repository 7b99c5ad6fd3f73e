import { expectNoDoubles } from '../e2e/expectations';
import type { RunResult } from '../support/n8n';
import { jsonOf, readTemplate, setUpBench, textOf } from './support';

/** The template that four systems take part in: two sources, and two targets. */

const bench = setUpBench();
const state = () => bench.sandbox.state;

async function run(): Promise<RunResult> {
	const result = await bench.n8n.run({
		workflow: await readTemplate('applicants-to-personio-and-talentry'),
		mode: 'trigger',
		credentials: bench.credentials(),
	});
	expect(textOf(result.error)).toBe('no error');
	return result;
}

const resultsOf = (run: RunResult, node: string) => {
	const counts: Record<string, number> = {};
	if (!run.node(node).ran) return counts;
	for (const { result } of jsonOf(run.node(node))) {
		counts[String(result)] = (counts[String(result)] ?? 0) + 1;
	}
	return counts;
};

const inPersonio = () => state().personio.applications.map(({ body }) => body.email.toLowerCase());
const talents = () => [...(state().talentry.tenants.get('acme')?.talents.values() ?? [])];
const emailsOfTalents = () => talents().flatMap(({ record }) => record.email?.toLowerCase() ?? []);

const idsOf = (run: RunResult, node: string) => jsonOf(run.node(node)).map(({ id }) => id);
const due = () => [
	...state().workwise.applications.filter(({ export: { state } }) => state === 'due'),
	...state().matchedIo.matches.filter(({ export: { state } }) => state === 'due'),
];

test('from both sources into Personio, into the talent pool with consent, confirmed, and once', async () => {
	const before = talents().length;
	const first = await run();
	expect(resultsOf(first, 'Create Application')).toEqual({ created: 23 });
	expect(inPersonio()).toHaveLength(23);
	expectNoDoubles(state());
	expect(jsonOf(first.node('Confirm Export'))).toHaveLength(19);
	expect(jsonOf(first.node('Confirm Match'))).toHaveLength(4);
	// One consent has expired, and two matches are of a job that Personio does not have.
	expect(idsOf(first, 'Without Consent')).toEqual(['wwa-10305']);
	expect(idsOf(first, 'Failed')).toEqual(['wwa-10305']);
	expect(idsOf(first, 'Not Linked')).toEqual(expect.arrayContaining(['mm-40401', 'mm-40402']));
	expect(emailsOfTalents()).toEqual(expect.arrayContaining(inPersonio()));
	const after = talents().length;
	expect(after).toBeGreaterThan(before);

	const second = await run();
	expect(resultsOf(second, 'Create Application')).toEqual({});
	expect(inPersonio()).toHaveLength(23);
	expect(talents()).toHaveLength(after);
	expect(new Set(emailsOfTalents()).size).toBe(emailsOfTalents().length);
});

test('while Talentry is away, applications arrive, and who is not a talent comes out', async () => {
	await bench.addFault({ vendor: 'talentry', fault: 'unauthorized' });
	const result = await run();
	expect(jsonOf(result.node('Failed Talents'))).toHaveLength(25);
	expect(resultsOf(result, 'Create Application')).toEqual({ created: 23 });
	expect(jsonOf(result.node('Confirm Export'))).toHaveLength(19);
});

test('while Personio is away, all stay due; the next run mends it, and doubles no talent', async () => {
	const atFirst = due().length;
	await bench.addFault({ vendor: 'personio', fault: 'unauthorized', method: 'POST' });
	const broken = await run();
	expect(broken.node('Confirm Export').ran).toBe(false);
	expect(due()).toHaveLength(atFirst);
	const talentsThen = emailsOfTalents().sort();

	await bench.control('DELETE', '/faults');
	const mended = await run();
	expect(resultsOf(mended, 'Create Application')).toEqual({ created: 23 });
	expect(resultsOf(mended, 'Create or Update Talent')).not.toHaveProperty('created');
	expect(emailsOfTalents().sort()).toEqual(talentsThen);
});
