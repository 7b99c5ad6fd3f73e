import { join, resolve } from 'node:path';
import { readWorkflow } from '../support/n8n';
import type { RunResult, WorkflowDefinition } from '../support/n8n';
import { setUpBench } from './support';

const bench = setUpBench();
const workflows = resolve(__dirname, '../../workflows');

let template: WorkflowDefinition;
beforeAll(async () => {
	template = await readWorkflow(join(workflows, 'erecruiter-to-inhire-statuses.json'));
});

async function run(staticData?: RunResult['staticData'], workflow = template): Promise<RunResult> {
	return await bench.n8n.run({
		workflow,
		mode: 'trigger',
		staticData,
		credentials: bench.credentials(),
	});
}

function written(result: RunResult): Array<[unknown, unknown]> {
	const { ran, outputs } = result.node('Set Status');
	const items = ran ? (outputs[0] ?? []) : [];
	return items
		.filter(({ json }) => json.result === 'updated')
		.map(({ json }) => [json.id, (json.status as { id: string }).id]);
}

/** An application from inhire that is made in eRecruiter now, after the template's start. */
async function apply(inhireId: string, stageId: number): Promise<number> {
	const answer = (await bench.control('POST', '/erecruiter/applications', {
		recruitmentId: 5001,
		externalId: `inhire:${inhireId}`,
		stageId,
		createdAt: new Date(Date.now() + 1000).toISOString(),
		modifiedAt: new Date(Date.now() + 2000).toISOString(),
	})) as { ids: number[] };
	return answer.ids[0];
}

function statusAtInhire(id: string): string {
	const { applications } = bench.sandbox.state.inhire;
	const found = [...applications.values()].find((application) => application.id === id);
	return JSON.stringify(found);
}

it('sets the statuses of applications made after the start, once, and a change once more', async () => {
	const before = await run();
	expect(before.status).toBe('success');
	expect(written(before)).toEqual([]);

	const id = await apply('iha-30107', 4);
	const first = await run();
	expect(first.status).toBe('success');
	expect(written(first)).toEqual([['iha-30107', 'interview']]);

	const second = await run();
	expect(written(second)).toEqual([]);

	await bench.control('PATCH', `/erecruiter/applications/${id}`, {
		stageId: 5,
		modifiedAt: new Date(Date.now() + 3000).toISOString(),
	});
	const third = await run();
	expect(written(third)).toEqual([['iha-30107', 'offer']]);
	expect(statusAtInhire('iha-30107')).toContain('"offer"');
	expect(written(await run())).toEqual([]);
});

it('stops with the name of a new custom status, writes nothing, and catches up once it is mapped', async () => {
	const stage = (await bench.control('POST', '/erecruiter/stages', {
		name: 'Test językowy',
		type: 'Standard',
	})) as { id: number };
	await apply('iha-30107', 4);
	await apply('iha-30108', stage.id);

	const refused = await run();
	expect(refused.status).toBe('error');
	expect(refused.error?.message).toContain('Test językowy');
	expect(refused.node('Set Status').ran).toBe(false);
	expect(statusAtInhire('iha-30107')).toContain('"new"');

	const mapped: WorkflowDefinition = {
		...template,
		nodes: template.nodes.map((node) =>
			node.name === 'Status Map'
				? {
						...node,
						parameters: {
							...node.parameters,
							mapJson: JSON.stringify([
								{ from: '101', to: 'cv-analysis' },
								{ from: '102', to: 'interview' },
								{ from: String(stage.id), to: 'phone' },
							]),
						},
					}
				: node,
		),
	};
	const caughtUp = await run(undefined, mapped);
	expect(caughtUp.status).toBe('success');
	expect(written(caughtUp).sort()).toEqual([
		['iha-30107', 'interview'],
		['iha-30108', 'phone'],
	]);
});

it('moves the due candidates of inhire into eRecruiter with source and documents, once', async () => {
	const workflow = await readWorkflow(join(workflows, 'inhire-to-erecruiter-candidates.json'));
	const first = await run(undefined, workflow);
	expect(first.status).toBe('success');
	const created = first.node('Create Application').outputs[0].map(({ json }) => json);
	expect(created.map(({ result }) => result)).toEqual(Array(6).fill('created'));
	expect(first.node('Confirm Export').outputs[0]).toHaveLength(6);

	const second = await run(first.staticData, workflow);
	expect(second.status).toBe('success');
	expect(second.node('Create Application').ran).toBe(false);
});

describe('Status Map', () => {
	const base = {
		operation: 'map',
		sourceSystem: 'erecruiter',
		targetSystem: 'inhire',
		preset: 'builtIn',
		mapSource: 'json',
		requireComplete: true,
		options: {},
	};
	const complete = [
		{ from: '101', to: 'cv-analysis' },
		{ from: '102', to: 'interview' },
	];
	const input = [{ json: { id: 'a', status: { id: '4', name: 'Spotkanie' } } }];

	async function map(rows: unknown, changes: object = {}, items = input) {
		return await bench.runNode(
			'recruitingStatusMap',
			{ ...base, mapJson: JSON.stringify(rows), ...changes },
			{ input: items },
		);
	}

	it.each([
		['a custom status that is not mapped', complete.slice(1), /"Zadanie rekrutacyjne" \(101\)/],
		[
			'a status that is gone from the source',
			[...complete, { from: '999', to: 'phone' }],
			/Row 3.*"999"/,
		],
		[
			'a status that is gone from the target',
			[{ from: '101', to: 'gone' }, complete[1]],
			/Row 1.*"gone"/,
		],
		['two rows for one status', [...complete, { from: '101', to: 'phone' }], /Row 3.*Row 1/],
		['a locked pair that is changed', [...complete, { from: '1', to: 'phone' }], /"Nowy".*locked/],
		['a row with a wrong key', [{ from: '101', into: 'phone' }], /Map \(JSON\)/],
		['no JSON', 'x', /Map \(JSON\)/],
	])('refuses %s before the first item passes', async (_, rows, message) => {
		const result = await map(rows);
		expect(result.run.error?.message).toMatch(message);
		expect(result.outputs.flat()).toEqual([]);
	});

	it('gives each item the status of the target, locked ones included', async () => {
		const result = await map(complete, {}, [
			...input,
			{ json: { id: 'b', status: { id: '6', name: 'Zatrudniony' } } },
			{ json: { id: 'c', status: { id: '102', name: 'Rozmowa z zarządem' } } },
		]);
		expect(result.outputs[0].map(({ json, pairedItem }) => [json.status, pairedItem])).toEqual([
			[
				{
					from: { id: '4', name: 'Spotkanie' },
					to: expect.objectContaining({ id: 'interview', name: 'Spotkanie' }),
				},
				{ item: 0 },
			],
			[
				{
					from: { id: '6', name: 'Zatrudniony' },
					to: expect.objectContaining({ id: 'hired' }),
				},
				{ item: 1 },
			],
			[
				{
					from: { id: '102', name: 'Rozmowa z zarządem' },
					to: expect.objectContaining({ id: 'interview' }),
				},
				{ item: 2 },
			],
		]);
	});

	it.each([
		['output', [], [['zzz', undefined]]],
		['keep', [['zzz', 'zzz']], []],
		['fallback', [['zzz', 'phone']], []],
	])('with an incomplete map, "%s" says where the rest goes', async (unmapped, mapped, rest) => {
		const result = await map(
			[],
			{ requireComplete: false, options: { unmapped, fallbackStatus: 'phone' } },
			[{ json: { id: 'a', status: { id: 'zzz', name: 'Unknown' } } }],
		);
		const ids = (output: number) =>
			result.outputs[output].map(({ json }) => {
				const { from, to } = json.status as { from: { id: string }; to?: { id: string } };
				return [from.id, to?.id];
			});
		expect(ids(0)).toEqual(mapped);
		expect(ids(1)).toEqual(rest);
	});

	it('maps plain texts that no system provides', async () => {
		const result = await map(
			[{ from: 'Interview booked', to: 'Termin' }],
			{ sourceSystem: 'other', targetSystem: 'other', preset: 'none' },
			[{ json: { id: 'a', status: { id: 'Interview booked', name: 'Interview booked' } } }],
		);
		expect(result.outputs[0][0].json.status).toMatchObject({
			to: { id: 'Termin', name: 'Termin' },
		});
	});

	it('maps the statuses of a Workwise job to the phases of Personio', async () => {
		const result = await map(
			[{ from: 'interview', to: 'custom:5001' }],
			{
				sourceSystem: 'workwise',
				targetSystem: 'personio',
				preset: 'byKind',
				requireComplete: false,
				sourceJob: { __rl: true, mode: 'id', value: 'ww-101' },
			},
			[
				{ json: { id: 'a', status: { id: 'interview', name: 'Termin' } } },
				{ json: { id: 'b', status: { id: 'rejected', name: 'Abgelehnt' } } },
			],
		);
		expect(result.outputs[0].map(({ json }) => json.status)).toMatchObject([
			{ to: { id: 'custom:5001', name: 'Phone interview' } },
			{ to: { id: 'system:rejected' } },
		]);
	});

	it('tells what becomes of every status', async () => {
		const result = await map(
			[
				{ from: '101', to: 'gone' },
				{ from: '999', to: 'phone' },
			],
			{
				operation: 'checkCoverage',
			},
		);
		const coverage = Object.fromEntries(
			result.outputs[0].map(({ json }) => [(json.from as { id: string }).id, json.coverage]),
		);
		expect(coverage).toMatchObject({
			1: 'locked',
			2: 'mapped',
			5: 'locked',
			6: 'locked',
			101: 'goneFromTarget',
			102: 'unmapped',
			999: 'goneFromSource',
		});
	});

	it('loads a row for each status, with locked ones fixed to their counterpart', async () => {
		const { fields } = await bench.n8n.resourceMapping({
			type: 'n8n-nodes-recruiting.recruitingStatusMap',
			method: 'getStatusFields',
			parameters: base,
			credentials: bench.credentials(),
		});
		const field = (id: string) => fields.find((other) => other.id === id);
		expect(fields).toHaveLength(10);
		expect(field('1')).toMatchObject({
			readOnly: true,
			defaultValue: 'new',
			displayName: 'Nowy · Locked',
		});
		expect(field('101')).toMatchObject({
			readOnly: false,
			displayName: 'Zadanie rekrutacyjne · Custom',
		});
		expect(field('101')?.defaultValue).toBeUndefined();
		// Those of inhire, and "Leave as It Is".
		expect(field('101')?.options).toHaveLength(8);
	});
});
