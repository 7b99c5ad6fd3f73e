import { items, jsonOf, readTemplate, setUpBench, textOf } from './support';

/** The way back: what became of an application in a target is told to its source. */

const bench = setUpBench();
const workwise = (id: string) => bench.sandbox.state.workwise.findApplication(id);

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

interface TargetRow {
	system: string;
	node: string;
	/** Creates an application of Workwise there. */
	create: object;
	trigger: string;
	/** What the trigger's item says, besides the record. */
	interview: { id: string; name: string; kind?: string };
	rejected: { id: string; name: string; kind?: string };
	hired: { id: string; name: string; kind?: string };
}

const targets: TargetRow[] = [
	{
		system: 'personio',
		node: 'personio',
		create: { jobSource: 'chosen', job: byId('2001'), phaseSource: 'initial' },
		trigger: 'Stage Changed',
		interview: { id: 'custom:5001', name: 'Phone interview' },
		rejected: { id: 'system:rejected', name: 'Rejected' },
		hired: { id: 'system:accepted', name: 'Accepted' },
	},
	{
		system: 'teamtailor',
		node: 'teamtailor',
		create: { jobSource: 'chosen', job: byId('502'), stageSource: 'first', documentSource: 'none' },
		trigger: 'Application Updated',
		interview: { id: '50203', name: 'Interview', kind: 'in_progress' },
		// Teamtailor keeps the stage in which somebody was rejected.
		rejected: { id: '50203', name: 'Interview', kind: 'rejected' },
		hired: { id: '50205', name: 'Hired', kind: 'hired' },
	},
];

const sourceId = 'wwa-10101';

/** An application of Workwise goes to the target and is confirmed; then the target's own record of it is read. */
async function exportTo({ system, node, create }: TargetRow) {
	const due = await bench.runNode('workwise', {
		...{ resource: 'application', operation: 'get', applicationId: sourceId },
		downloadDocuments: false,
	});
	const [application] = jsonOf(due);
	const created = await bench.runNode(
		node,
		{ resource: 'application', operation: 'create', ...create },
		{ input: items({ ...application, documents: [] }) },
	);
	expect(textOf(created.error)).toBe('no error');
	const confirmed = await bench.runNode(
		'workwise',
		{ resource: 'application', operation: 'confirmExport' },
		{ input: created.outputs[0] },
	);
	expect(textOf(confirmed.error)).toBe('no error');
	const email = workwise(sourceId)?.candidate.email;
	const read = await bench.runNode(node, {
		...{ resource: 'application', operation: 'getAll', returnAll: true },
		...(system === 'personio' && { filters: { email } }),
	});
	const record = jsonOf(read).find(
		({ candidate }) => (candidate as { email?: string }).email === email,
	);
	if (!record) throw new Error(`${system} does not give the application out`);
	expect(record.origin).toBeUndefined();
	return record;
}

describe.each(targets)('$system-outcomes-to-workwise', (target) => {
	async function happen(...events: object[]) {
		const template = await readTemplate(`${target.system}-outcomes-to-workwise`);
		const run = await bench.n8n.run({
			workflow: template,
			mode: 'trigger',
			credentials: bench.credentials(),
			startNode: target.trigger,
			input: items(...events),
		});
		expect(run.status).toBe('success');
		expect(run.node('Failed').ran ? jsonOf(run.node('Failed')) : []).toEqual([]);
		return run.node('Reported').ran ? jsonOf(run.node('Reported')).map(({ result }) => result) : [];
	}

	test('interview, rejection and hire arrive once per change, and never backwards', async () => {
		const record = await exportTo(target);
		const at = (minute: number) => `2026-11-01T10:${minute}:00.000Z`;
		const event = (status: object, minute: number) => ({
			...record,
			status,
			changedAt: at(minute),
		});
		const outcome = () => workwise(sourceId)?.outcome;

		expect(await happen(event(target.interview, 10))).toEqual(['updated']);
		expect(outcome()).toEqual({ outcome: 'interview', at: at(10), note: null });
		expect(await happen(event(target.interview, 11))).toEqual(['unchanged']);
		expect(await happen(event(target.rejected, 20))).toEqual(['updated']);
		expect(await happen(event(target.interview, 15))).toEqual(['outdated']);
		expect(outcome()).toEqual({ outcome: 'rejected', at: at(20), note: null });
		expect(await happen(event(target.hired, 30), event(target.hired, 30))).toEqual([
			'updated',
			'unchanged',
		]);
		expect(outcome()).toEqual({ outcome: 'hired', at: at(30), note: null });
	});

	test('people who did not come from Workwise pass on', async () => {
		const record = await exportTo(target);
		const stranger = {
			...record,
			id: '999999',
			candidate: { firstName: 'Nora', lastName: 'Niemand', email: 'nora.niemand@example.com' },
			status: target.hired,
		};
		expect(await happen(stranger)).toEqual(['notFromHere']);
	});
});

describe('Report Outcome', () => {
	const report = async (node: string, resource: string, json: object, parameters: object = {}) =>
		await bench.runNode(
			node,
			{ resource, operation: 'reportOutcome', ...parameters },
			{ input: items(json), onError: 'continueErrorOutput' },
		);
	const record = { system: 'personio', id: '4711', jobId: '2001' };
	const status = (system: string, id: string) => ({
		status: { from: { id: 'x' }, to: { system, id } },
	});

	test('a match is found by the application that it became', async () => {
		const match = bench.sandbox.state.matchedIo.matches.find(
			({ state, export: { state: exportState } }) =>
				state === 'successful' && exportState === 'due',
		);
		await bench.runNode(
			'matchedIo',
			{ resource: 'match', operation: 'confirmExport' },
			{
				input: items({
					...record,
					result: 'created',
					origin: { system: 'matched-io', id: match?.id },
				}),
			},
		);
		const result = await report('matchedIo', 'match', {
			...record,
			...status('matched-io', 'hired'),
		});
		expect(jsonOf(result)).toMatchObject([{ id: match?.id, result: 'updated' }]);
		expect(match?.outcome?.outcome).toBe('hired');
	});

	test('an application of inhire is found by the application that it became', async () => {
		const result = await bench.runNode(
			'inhire',
			{ resource: 'application', operation: 'setStatus' },
			{
				input: items({
					...{ system: 'erecruiter', id: '70104', jobId: '5001' },
					...status('inhire', 'interview'),
				}),
			},
		);
		expect(textOf(result.error)).toBe('no error');
		expect(jsonOf(result)).toMatchObject([{ id: 'iha-30104', result: 'updated' }]);
	});

	test.each([
		['a status of another system', status('personio', 'hired'), /Workwise is to be told/],
		['a status that is no outcome', status('workwise', 'open'), /Workwise is to be told/],
		['no status', {}, /Workwise is to be told/],
	])('%s is refused', async (_, json, message) => {
		const result = await report('workwise', 'application', {
			...record,
			origin: { system: 'workwise', id: sourceId },
			...json,
		});
		expect(jsonOf(result, 1)).toMatchObject([{ error: expect.stringMatching(message) }]);
		expect(workwise(sourceId)?.outcome).toBeNull();
	});

	test('an application that nobody confirmed is refused unless told otherwise', async () => {
		const json = { ...record, ...status('workwise', 'hired') };
		expect(jsonOf(await report('workwise', 'application', json), 1)).toMatchObject([
			{ error: expect.stringMatching(/none was confirmed/) },
		]);
	});
});
