import { counted, median } from './numbers';
import { runInRealN8n, webhookNode } from './realN8n';
import type { Measurement } from './results';

const itemCount = 100_000;
const rounds = 5;
const stages = ['1', '2', '3', '4', '5', '6', '7', '101', '102'];

const mapParameters = {
	operation: 'map',
	sourceSystem: 'erecruiter',
	targetSystem: 'inhire',
	preset: 'builtIn',
	mapSource: 'json',
	mapJson: '[{"from": "101", "to": "cv-analysis"}, {"from": "102", "to": "interview"}]',
	requireComplete: true,
	options: {},
};

/** What a user would write: a table, and a new field on each item. */
const codeOfTheMap = `
const targets = {
	1: 'new', 2: 'cv-analysis', 3: 'phone', 4: 'interview', 5: 'offer',
	6: 'hired', 7: 'rejected', 101: 'cv-analysis', 102: 'interview',
};
for (const item of $input.all()) {
	const from = item.json.status;
	item.json.status = { from, to: { id: targets[from.id] } };
}
return $input.all();`;

const codeOfTheItems = `
const stages = ${JSON.stringify(stages)};
return Array.from({ length: ${itemCount} }, (_, index) => ({
	json: {
		system: 'erecruiter',
		id: String(index),
		jobId: '5001',
		candidate: { firstName: 'Test', lastName: 'Person ' + index, email: 'p' + index + '@example.com' },
		status: { id: stages[index % stages.length], name: 'Status' },
		appliedAt: '2026-06-01T08:00:00+02:00',
	},
}));`;

/** The map against n8n's Code node on the same items, in one workflow of the same n8n. */
export async function measureBesideCode(): Promise<Measurement> {
	const account = (type: string) => ({ [type]: { id: type, name: type } });
	const code = (name: string, jsCode: string) => ({
		...{ id: name, name, type: 'n8n-nodes-base.code', typeVersion: 2, position: [0, 0] },
		parameters: { jsCode },
	});
	const to = (...names: string[]) => ({
		main: [names.map((name) => ({ node: name, type: 'main', index: 0 }))],
	});
	const id = 'bench-status-map';
	const times = await runInRealN8n(
		{
			id,
			name: 'Bench: Status Map',
			nodes: [
				webhookNode(id),
				code('Make Items', codeOfTheItems),
				{
					...{ id: 'Status Map', name: 'Status Map', typeVersion: 1, position: [0, 0] },
					type: 'n8n-nodes-recruiting.recruitingStatusMap',
					parameters: mapParameters,
					credentials: { ...account('erecruiterApi'), ...account('inhireApi') },
				},
				code('Code', codeOfTheMap),
			],
			connections: {
				Start: to('Make Items'),
				'Make Items': to('Status Map', 'Code'),
			},
		},
		rounds,
	);
	return {
		what: `Status Map, ${counted(itemCount)} items`,
		against: "n8n's Code node",
		milliseconds: {
			ours: median(times.map((run) => run.get('Status Map') ?? NaN)),
			theirs: median(times.map((run) => run.get('Code') ?? NaN)),
			most: 1,
		},
	};
}
