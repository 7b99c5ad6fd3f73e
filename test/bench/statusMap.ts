import { deepCopy, NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { z } from 'zod';
import { installRealN8n } from '../e2e/install';
import type { Execution } from '../e2e/n8n';
import { repository } from '../e2e/places';
import { publishPackage } from '../e2e/publishedPackage';
import { sandboxCredentials } from '../e2e/sandboxCredentials';
import { setStage } from '../e2e/stage';
import { startSandbox } from '../sandbox/server';
import { startN8n } from '../support/n8n';
import type { Measurement } from './run';

const itemCount = 100_000;
const rounds = 5;

const mapParameters = {
	operation: 'map',
	systems: 'erecruiter>inhire',
	preset: 'builtIn',
	mapSource: 'json',
	mapJson: '[{"from": "101", "to": "cv-analysis"}, {"from": "102", "to": "interview"}]',
	requireComplete: true,
	options: {},
};

/** What an item carries, as an application of eRecruiter does. */
function makeItems() {
	const stages = ['1', '2', '3', '4', '5', '6', '7', '101', '102'];
	return Array.from({ length: itemCount }, (_, index) => ({
		json: {
			system: 'erecruiter',
			id: String(index),
			jobId: '5001',
			candidate: { firstName: 'Test', lastName: `Person ${index}`, email: `p${index}@example.com` },
			status: { id: stages[index % stages.length], name: 'Status' },
			appliedAt: '2026-06-01T08:00:00+02:00',
		},
	}));
}

function median(values: number[]): number {
	return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

/** The least that a node can do with an item: copy it. */
class CopyItems implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Copy',
		name: 'copy',
		group: ['transform'],
		version: 1,
		description: 'Copies each item',
		defaults: { name: 'Copy' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties: [],
	};

	async execute(this: IExecuteFunctions) {
		const items = this.getInputData();
		return [items.map(({ json }, item) => ({ json: deepCopy(json), pairedItem: { item } }))];
	}
}

/** The map against copying the same items, both in n8n's engine. */
export async function measureInProcess(): Promise<Measurement> {
	const sandbox = await startSandbox({ port: 0 });
	const n8n = await startN8n({ nodeTypes: { 'bench.copy': new CopyItems() } });
	try {
		const credentials = Object.fromEntries(
			sandboxCredentials(sandbox.url).map(({ type, data }) => [type, data]),
		);
		const input = makeItems();
		const ours: number[] = [];
		const theirs: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const mapped = await n8n.runNode({
				type: 'n8n-nodes-recruiting.recruitingStatusMap',
				parameters: mapParameters,
				credentials,
				input,
			});
			if (mapped.outputs[0]?.length !== itemCount) throw new Error('Not every item was mapped');
			ours.push(mapped.executionTime);
			const copied = await n8n.runNode({ type: 'bench.copy', parameters: {}, input });
			theirs.push(copied.executionTime);
		}
		return {
			what: `Status Map, ${itemCount} items`,
			against: 'copying them',
			ours: median(ours),
			theirs: median(theirs),
			goal: 'about 1',
		};
	} finally {
		await n8n.close();
		await sandbox.close();
	}
}

const makeCode = `
const stages = ['1', '2', '3', '4', '5', '6', '7', '101', '102'];
return Array.from({ length: ${itemCount} }, (_, index) => ({ json: {
	system: 'erecruiter', id: String(index), jobId: '5001',
	candidate: { firstName: 'Test', lastName: 'Person ' + index, email: 'p' + index + '@example.com' },
	status: { id: stages[index % stages.length], name: 'Status' },
	appliedAt: '2026-06-01T08:00:00+02:00',
} }));`;

const mapCode = `
const targets = { 1: 'new', 2: 'cv-analysis', 3: 'phone', 4: 'interview', 5: 'offer', 6: 'hired', 7: 'rejected', 101: 'cv-analysis', 102: 'interview' };
return $input.all().map((item, index) => ({
	json: { ...item.json, status: { from: item.json.status, to: { id: targets[item.json.status.id] } } },
	pairedItem: { item: index },
}));`;

const timed = z.array(z.object({ executionTime: z.number() })).min(1);

function timeOf(execution: Execution, node: string): number {
	return timed.parse(execution.data.resultData.runData[node])[0].executionTime;
}

/** The map against a Code node that does the same, in the real n8n. */
export async function measureInN8n(): Promise<Measurement> {
	const installation = await installRealN8n();
	const published = await publishPackage(repository);
	const stage = await setStage(installation, published);
	try {
		const n8n = await stage.preparedN8n();
		const node = (name: string, type: string, parameters: Record<string, unknown>) => ({
			...{ id: name, name, type, typeVersion: type.endsWith('.code') ? 2 : 1 },
			...{ position: [0, 0], parameters },
		});
		const credentials = Object.fromEntries(
			['erecruiterApi', 'inhireApi'].map((type) => [type, { id: type, name: type }]),
		);
		const to = (...names: string[]) => ({
			main: [names.map((name) => ({ node: name, type: 'main', index: 0 }))],
		});
		await n8n.importWorkflow({
			id: 'bench-status-map',
			name: 'Status Map beside Code',
			nodes: [
				node('Start', 'n8n-nodes-base.manualTrigger', {}),
				node('Items', 'n8n-nodes-base.code', { jsCode: makeCode }),
				node('Code', 'n8n-nodes-base.code', { jsCode: mapCode }),
				{
					...node('Map', 'n8n-nodes-recruiting.recruitingStatusMap', mapParameters),
					credentials,
				},
			],
			connections: { Start: to('Items'), Items: to('Map', 'Code') },
			...{ active: false, settings: { executionOrder: 'v1' } },
		});
		const ours: number[] = [];
		const theirs: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const execution = await n8n.execute('bench-status-map');
			ours.push(timeOf(execution, 'Map'));
			theirs.push(timeOf(execution, 'Code'));
		}
		return {
			what: `Status Map, ${itemCount} items, real n8n`,
			against: "n8n's Code node doing the same",
			ours: median(ours),
			theirs: median(theirs),
			goal: 'below 1',
		};
	} finally {
		await stage.close();
		await published.remove();
	}
}
