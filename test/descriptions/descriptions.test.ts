import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { resolve } from 'node:path';
import { choicesOf, loadNodes, parametersOf, type Placed } from './nodes';

/**
 * A person sees a field beside its name; a model that uses a node as its tool has the description alone. So each says what
 * belongs there and how it is written.
 */
const repository = resolve(__dirname, '../..');
let nodes: INodeTypeDescription[];

beforeAll(async () => {
	nodes = await loadNodes(repository);
});

test('an agent can use every node that does not start a workflow', () => {
	const isTrigger = ({ group }: INodeTypeDescription) => group.includes('trigger');
	for (const node of nodes) {
		expect([node.name, node.usableAsTool]).toEqual([node.name, isTrigger(node) ? undefined : true]);
	}
	expect(nodes.filter(isTrigger).length).toBeGreaterThan(0);
	expect(nodes.every(isTrigger)).toBe(false);
});

test('every node says in a sentence what it is for', () => {
	expect(nodes.filter(({ description }) => wordsOf(description) < 6)).toEqual([]);
});

test('every operation says what it does', () => {
	const brief = every(({ place, parameter }) =>
		parameter.name !== 'operation'
			? []
			: choicesOf(parameter)
					.filter(({ description }) => wordsOf(description) < 4)
					.map(({ name, description }) => `${place} ${name}: ${description}`),
	);
	expect(brief).toEqual([]);
});

test('every parameter says what belongs into it', () => {
	const unclear = every(({ place, parameter }) =>
		explains(parameter) ? [] : [`${place} '${parameter.displayName}': ${parameter.description}`],
	);
	expect(unclear).toEqual([]);
});

test('every time says how it is written', () => {
	const times = every(({ place, parameter }) =>
		parameter.type === 'dateTime' ? [`${place}: ${parameter.description}`] : [],
	);
	expect(times.length).toBeGreaterThan(0);
	expect(times.filter((time) => !time.includes('ISO 8601'))).toEqual([]);
});

function every(look: (placed: Placed) => string[]): string[] {
	return nodes.flatMap((node) =>
		parametersOf(node).flatMap((placed) => look(placed).map((found) => `${node.name} ${found}`)),
	);
}

/** What says nothing of a value: the pickers of n8n, what only groups others, and texts of the panel itself. */
const structure = new Set([
	'callout',
	'collection',
	'credentials',
	'fixedCollection',
	'hidden',
	'notice',
]);

function explains(parameter: INodeProperties): boolean {
	const { name, type, description, hint } = parameter;
	if (name === 'resource' || name === 'operation' || structure.has(type)) return true;
	// n8n explains its binary fields below them.
	if (wordsOf(description ?? hint) >= 3) return true;
	const choices = choicesOf(parameter);
	return choices.length > 0 && choices.every((choice) => wordsOf(choice.description) >= 2);
}

function wordsOf(text = ''): number {
	return text.split(/\s+/).filter((word) => word !== '').length;
}
