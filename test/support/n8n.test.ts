import { NodeConnectionTypes, sleep } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { startN8n } from './n8n';
import type { InProcessN8n, WorkflowDefinition } from './n8n';

function nodeType(
	name: string,
	properties: INodeProperties[],
	execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: 1,
			description: name,
			defaults: { name },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		execute,
	};
}

const countRuns = nodeType('countRuns', [], async function () {
	const memory = this.getWorkflowStaticData('node');
	memory.runs = Number(memory.runs ?? 0) + 1;
	return [this.getInputData()];
});

const waitForCancel = nodeType('waitForCancel', [], async function () {
	while (!this.getExecutionCancelSignal()?.aborted) await sleep(10);
	return [this.getInputData()];
});

const lastTwo = nodeType('lastTwo', [], async function () {
	const items = this.getInputData();
	return [[2, 1].map((item) => ({ json: {}, pairedItem: { item } })).slice(0, items.length)];
});

const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	required: true,
	default: '',
};

const say = nodeType('say', [text], async function () {
	return [
		this.getInputData().map((_, item) => ({
			json: { said: this.getNodeParameter('text', item) },
			pairedItem: { item },
		})),
	];
});

function chain(
	...types: Array<[name: string, parameters?: WorkflowDefinition['nodes'][0]['parameters']]>
) {
	const nodes = types.map(([name, parameters = {}], index) => ({
		id: name,
		name,
		type: index === 0 ? `n8n-nodes-base.${name}` : `test.${name}`,
		typeVersion: 1,
		position: [index * 200, 0] satisfies [number, number],
		parameters,
	}));
	const connections: WorkflowDefinition['connections'] = {};
	for (const [index, { name }] of nodes.slice(1).entries()) {
		connections[nodes[index].name] = {
			main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]],
		};
	}
	return { nodes, connections };
}

describe('n8n in process', () => {
	let n8n: InProcessN8n;

	beforeAll(async () => {
		n8n = await startN8n({
			nodeTypes: {
				'test.countRuns': countRuns,
				'test.waitForCancel': waitForCancel,
				'test.lastTwo': lastTwo,
				'test.say': say,
			},
		});
	});
	afterAll(async () => await n8n.close());

	test('keeps static data of production runs only', async () => {
		const workflow = chain(['scheduleTrigger'], ['countRuns']);
		const first = await n8n.run({ workflow, mode: 'trigger' });
		expect(first.staticData).toEqual({ 'node:countRuns': { runs: 1 } });

		const manual = await n8n.run({ workflow, mode: 'manual', staticData: first.staticData });
		expect(manual.staticData).toEqual(first.staticData);

		const second = await n8n.run({ workflow, mode: 'trigger', staticData: first.staticData });
		expect(second.staticData).toEqual({ 'node:countRuns': { runs: 2 } });
		expect(first.staticData).toEqual({ 'node:countRuns': { runs: 1 } });
	});

	test('cancels a running execution', async () => {
		const { run, ran } = await n8n.runNode({
			type: 'test.waitForCancel',
			parameters: {},
			cancelAfterMs: 50,
		});
		expect(run.status).toBe('canceled');
		expect(ran).toBe(true);
	});

	test('follows linked items in expressions', async () => {
		const run = await n8n.run({
			workflow: chain(
				['manualTrigger'],
				['lastTwo'],
				['say', { text: "={{ $('manualTrigger').item.json.name }}" }],
			),
			input: ['a', 'b', 'c'].map((name) => ({ json: { name } })),
		});
		expect(run.node('say').outputs[0].map(({ json }) => json.said)).toEqual(['c', 'b']);
	});

	test('refuses an empty parameter that is required, as the editor does', async () => {
		const { run, ran } = await n8n.runNode({ type: 'test.say', parameters: {} });
		expect(run.status).toBe('error');
		expect(run.error?.message).toContain('issues');
		expect(ran).toBe(false);
	});

	test('stores a file and reads it back', async () => {
		const file = await n8n.storeBinary(
			Buffer.from('%PDF'),
			'Lebenslauf Jörg.pdf',
			'application/pdf',
		);
		expect(file).toMatchObject({ fileName: 'Lebenslauf Jörg.pdf', mimeType: 'application/pdf' });
		const { outputs, run } = await n8n.runNode({
			type: 'n8n-nodes-base.noOp',
			parameters: {},
			input: [{ json: {}, binary: { cv: file } }],
		});
		const handedOn = outputs[0][0].binary?.cv;
		expect(handedOn && (await run.readBinary(handedOn)).toString()).toBe('%PDF');
	});

	test('names the nodes of the workflow when asked for another', async () => {
		const run = await n8n.run({ workflow: chain(['manualTrigger']) });
		expect(() => run.node('Start')).toThrow('"manualTrigger"');
	});
});
