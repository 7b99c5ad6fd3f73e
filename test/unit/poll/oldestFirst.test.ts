import { oldestFirst } from '../../../shared/poll/oldestFirst';

interface Change {
	id: string;
	at: number;
}

const rowOf = ({ id, at }: Change) => ({
	id,
	modifiedAt: new Date(at * 1000).toISOString(),
	mark: '',
});
const inTime = () => false;

/** A list that gives another answer each time it is read. */
function answers(...readings: Change[][]) {
	let read = 0;
	return {
		reads: () => read,
		list: async function* () {
			yield* readings[Math.min(read++, readings.length - 1)] ?? [];
		},
	};
}

const at = (id: string, seconds: number): Change => ({ id, at: seconds });

test('turns a list that begins with the newest around', async () => {
	const source = answers([at('c', 3), at('b', 2), at('a', 1)]);
	const changes = await oldestFirst(source.list, rowOf, 10, inTime);
	expect(changes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	expect(source.reads()).toBe(1);
});

test('reads a list of several pages again, and takes what a reading passed over', async () => {
	const source = answers(
		[at('d', 4), at('c', 3), at('a', 1)],
		[at('d', 4), at('c', 3), at('b', 2), at('a', 1)],
		[at('d', 4), at('c', 3), at('b', 2), at('a', 1)],
	);
	const changes = await oldestFirst(source.list, rowOf, 2, inTime);
	expect(changes.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
	expect(source.reads()).toBe(3);
});

test('gives a record that is changed meanwhile once, as it is at last', async () => {
	const source = answers(
		[at('c', 3), at('b', 2), at('a', 1)],
		[at('a', 9), at('c', 3), at('b', 2), at('a', 1)],
	);
	const changes = await oldestFirst(source.list, rowOf, 2, inTime);
	expect(changes).toEqual([at('b', 2), at('c', 3), at('a', 9)]);
});

test('leaves a list that never comes to rest to the next poll', async () => {
	let read = 0;
	const list = async function* () {
		read += 1;
		for (let index = 0; index < 3; index++) yield at(`${read}-${index}`, read * 10 + index);
	};
	expect(await oldestFirst(list, rowOf, 2, inTime)).toHaveLength(9);
	expect(read).toBe(3);
});

test('keeps the order of what was changed at one moment', async () => {
	const source = answers(Array.from({ length: 1000 }, (_, index) => at(`r${index}`, 5)));
	const changes = await oldestFirst(source.list, rowOf, 200, inTime);
	expect(new Set(changes.map(({ id }) => id)).size).toBe(1000);
});

test('gives out nothing when time runs out between pages', async () => {
	const source = answers([at('c', 3), at('b', 2), at('a', 1)]);
	const reading = oldestFirst(source.list, rowOf, 2, () => true);
	await expect(reading).rejects.toThrow(/more changes than one poll can read/);
	await expect(oldestFirst(source.list, rowOf, 3, () => true)).resolves.toHaveLength(3);
});
