import { inStretches } from '../../../shared/poll/inStretches';

interface Change {
	id: string;
	at: number;
}

const start = Date.parse('2026-03-01T12:00:00Z');
const rowOf = ({ id, at }: Change) => ({
	id,
	modifiedAt: new Date(start + at).toISOString(),
	mark: '',
});
const changes = (count: number, at: (index: number) => number): Change[] =>
	Array.from({ length: count }, (_, index) => ({ id: `r${index}`, at: at(index) }));

/** A list of which one may ask what was changed since a moment, in the order that it has. */
function listOf(rows: Change[]) {
	const asked: Array<{ since: string; limit?: number }> = [];
	async function* read(since: string, limit?: number): AsyncGenerator<Change> {
		asked.push({ since, limit });
		const found = rows.filter(({ at }) => start + at >= Date.parse(since));
		yield* found.slice(0, limit);
	}
	return { asked, read };
}

async function readAll(list: ReturnType<typeof listOf>, isOver = () => false): Promise<string[]> {
	const ids: string[] = [];
	const since = new Date(start - 1).toISOString();
	for await (const { id } of inStretches(list.read, since, rowOf, 10, isOver)) ids.push(id);
	return ids;
}

test('goes on at the last change, not at an offset', async () => {
	const list = listOf(changes(25, (index) => index * 1000));
	expect(new Set(await readAll(list)).size).toBe(25);
	expect(list.asked[1]).toEqual({ since: '2026-03-01T12:00:08.999Z', limit: 10 });
});

test('a record that is changed between two stretches makes it skip none', async () => {
	const rows = changes(25, (index) => index * 1000);
	const list = listOf(rows);
	const ids: string[] = [];
	for await (const { id } of inStretches(
		list.read,
		'2026-03-01T11:59:59Z',
		rowOf,
		10,
		() => false,
	)) {
		ids.push(id);
		if (ids.length === 10) rows.push({ id: rows.shift()?.id ?? '', at: 60_000 });
	}
	expect(new Set(ids).size).toBe(25);
	expect(ids.filter((id) => id === 'r0')).toHaveLength(2);
});

test('reads longer stretches where more than a page was changed in one millisecond', async () => {
	const list = listOf([...changes(35, () => 0), { id: 'later', at: 5 }]);
	const ids = await readAll(list);
	expect(new Set(ids).size).toBe(36);
	expect(ids.at(-1)).toBe('later');
	expect(Math.max(...list.asked.map(({ limit = 0 }) => limit))).toBe(40);
});

test('sorts a list of another order, all of it or nothing', async () => {
	const list = listOf(changes(25, (index) => (25 - index) * 1000));
	expect(await readAll(list)).toEqual(Array.from({ length: 25 }, (_, index) => `r${24 - index}`));
	await expect(readAll(list, () => true)).rejects.toThrow(/more changes than one poll can read/);
});

test('an empty list', async () => {
	expect(await readAll(listOf([]))).toEqual([]);
});
