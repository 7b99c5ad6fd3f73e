import { wayTo } from '../../../shared/poll/steps';

const step = (mark: string, seconds: number) => ({
	mark,
	moment: new Date(Date.UTC(2026, 2, 1) + seconds * 1000).toISOString(),
});
const marks = (way: ReturnType<typeof wayTo>) =>
	way.map(({ mark, previous }) => `${previous?.mark ?? ''}>${mark}`);
const [a, b, c] = [step('a', 0), step('b', 10), step('c', 20)];

test('each step has the one before, and the first of all none', () => {
	expect(marks(wayTo(step('c', 25), [c, b, a]))).toEqual(['b>c', 'a>b', '>a']);
});

test('a record that has moved on since the list was read', () => {
	expect(marks(wayTo(step('b', 15), [c, b, a]))).toEqual(['a>b', '>a']);
	expect(marks(wayTo(step('b', 20), [c, b, a]))).toEqual(['a>b', '>a']);
});

test('a history that does not have the step yet', () => {
	const way = wayTo(step('c', 20), [b, a]);
	expect(marks(way)).toEqual(['b>c', 'a>b', '>a']);
	expect(way[0].moment).toBe(c.moment);
	// The same where the record was there before.
	expect(marks(wayTo(step('a', 20), [b, a]))).toEqual(['b>a', 'a>b', '>a']);
	// What came after the list was read is left for the next poll.
	expect(marks(wayTo(step('c', 20), [step('d', 30), b, a]))).toEqual(['b>c', 'a>b', '>a']);
});

test('no history at all', () => {
	expect(marks(wayTo(step('a', 0), []))).toEqual(['>a']);
});
