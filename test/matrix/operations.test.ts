import { resolve } from 'node:path';
import { readOperations } from '../schemas/operations';
import { itemIndexOf, linksOf, textOf } from '../workflows/support';
import { setUpMatrix, type Cell, type Outcome } from './bench';
import { knownOf } from './deviations';
import { ownRequests, rows, type Row } from './operations';

/** Every operation of every node on its example: items, error modes, and a cancelled execution. Needs a build. */
const { run } = setUpMatrix();

test('every operation has an example', async () => {
	const described = await readOperations(resolve(__dirname, '../..'));
	const names = described
		.filter(({ operation }) => operation !== undefined)
		.map(({ node, resource, operation }) => [node, resource, operation].filter(Boolean).join(' '));
	expect([...new Set(rows.map(({ name }) => name))].sort()).toEqual(names.sort());
});

test.each(rows)(
	'$name',
	async (row) => {
		const clean = await run(row);
		const found = [
			...exampleProblems(clean),
			...(await twoItemsProblems(row)),
			...(await cancelProblems(row, clean)),
		].map((problem) => `${row.name}: ${problem}`);
		expect(found.sort()).toEqual(knownOf(row.name, ['example', 'two items', 'cancelled']));
	},
	120_000,
);

function exampleProblems(clean: Outcome): string[] {
	const { run: execution, error, outputs, input } = clean;
	if (execution.status !== 'success') return [`example: ends with: ${textOf(error)}`];
	const isLinked = (link: unknown) =>
		typeof link === 'number' && Number.isInteger(link) && link >= 0 && link < input.length;
	const links = outputs.flatMap((_items, output) => linksOf(clean, output));
	return [
		...(links.length > 0 ? [] : ['example: gives nothing']),
		...(links.every((link) => [link].flat().every(isLinked)) ? [] : ['example: loses links']),
	];
}

/** The example's items, or its one item twice. */
const two: NonNullable<Cell['items']> = (items) =>
	items.length > 1 ? items : [...items, ...items];

/**
 * The last item fails: its first request is refused, or, where none is made for it, it is an empty one. An operation that
 * neither asks for anything at an item of its own nor minds an empty one cannot fail at a single item.
 */
async function twoItemsProblems(row: Row): Promise<string[]> {
	const before = await run(row, { items: (items) => two(items).slice(0, -1) });
	const all = await run(row, { items: two });
	const last = all.input.length - 1;
	const lastRequest = all.requests[before.requests.length];
	const cell: Cell = lastRequest
		? {
				items: two,
				fault: { vendor: lastRequest.vendor, fault: '422', after: before.requests.length },
			}
		: { items: (items) => [...two(items).slice(0, -1), { json: {} }] };

	const stopped = await run(row, cell);
	if (stopped.run.status === 'success') {
		return lastRequest ? ['two items: takes no notice of a refusal at the last item'] : [];
	}
	const index = itemIndexOf(stopped.error);
	// It runs once for all items.
	if (index === 0 && !lastRequest) return [];
	const goingOn = await run(row, { ...cell, onError: 'continueRegularOutput' });
	const apart = await run(row, { ...cell, onError: 'continueErrorOutput' });
	return [
		...(index === last ? [] : [`stops at item ${String(index)}: ${textOf(stopped.error)}`]),
		...regularProblems(goingOn, last),
		...separateProblems(apart, last),
	].map((problem) => `two items: ${problem}`);
}

function regularProblems(outcome: Outcome, last: number): string[] {
	const links = outcome.outputs.flatMap((_items, output) => linksOf(outcome, output));
	const errors = outcome.outputs.flat().filter(({ json }) => json.error !== undefined);
	return [
		...(outcome.run.status === 'success' ? [] : ['does not go on']),
		...(errors.length === 1 ? [] : [`goes on with ${errors.length} errors`]),
		...(errors.every(({ pairedItem }) => isPairedWith(pairedItem, last))
			? []
			: ['links the error to another item']),
		...(links.some((link) => [link].flat().some((each) => each !== last))
			? []
			: ['loses the good item']),
	];
}

function separateProblems(outcome: Outcome, last: number): string[] {
	const errors = outcome.outputs.at(-1) ?? [];
	const good = outcome.outputs.slice(0, -1).flat();
	return [
		...(outcome.run.status === 'success' ? [] : ['does not go on with an error output']),
		...(errors.length === 1 ? [] : [`gives out ${errors.length} errors apart`]),
		...(errors.every(({ pairedItem }) => isPairedWith(pairedItem, last))
			? []
			: ['links the error that is apart to another item']),
		...(good.length > 0 ? [] : ['loses the good item beside the error output']),
		...(good.some(({ json }) => json.error !== undefined) ? ['puts the error among the good'] : []),
	];
}

function isPairedWith(pairedItem: unknown, index: number): boolean {
	return (
		typeof pairedItem === 'object' &&
		pairedItem !== null &&
		'item' in pairedItem &&
		pairedItem.item === index
	);
}

/** Cancelled while the first request is under way, and while it waits to send it again. */
async function cancelProblems(row: Row, clean: Outcome): Promise<string[]> {
	const own = ownRequests(clean.requests);
	const [first] = own;
	if (!first) return [];
	const { vendor, path } = first;
	// Two systems may be asked at the same time.
	const most = new Set(own.map((request) => request.vendor)).size;
	const asking = await run(row, {
		fault: { vendor, path, fault: 'silence' },
		cancelWhen: (made) => ownRequests(made).length > 0,
	});
	const waiting = await run(row, {
		fault: { vendor, path, fault: '429', retryAfter: 60 },
		cancelWhen: (made) => made.some(({ status }) => status === 429),
	});
	return [
		...cancelledProblems(asking, most).map((problem) => `cancelled: under way: ${problem}`),
		...cancelledProblems(waiting, most).map((problem) => `cancelled: waiting: ${problem}`),
	];
}

function cancelledProblems({ run: { status }, error, requests }: Outcome, most: number): string[] {
	const further = ownRequests(requests).length - most;
	return [
		...(status === 'canceled' ? [] : [`ends with ${status}`]),
		...(error ? [`has an error: ${textOf(error)}`] : []),
		...(further > 0 ? [`sends ${further} more`] : []),
	];
}
