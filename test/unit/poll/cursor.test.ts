import {
	beginPolling,
	inTurn,
	overlap,
	readState,
	walk,
	type PollState,
} from '../../../shared/poll/cursor';

const start = new Date('2026-03-01T12:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000).toISOString();
const row = (id: string, seconds: number, mark = '') => ({ id, modifiedAt: at(seconds), mark });
const begun = () => beginPolling('scope', start);

/** Reads rows as a poll does, each with something that happened at its last change. */
function read(state: PollState, ...rows: Array<ReturnType<typeof row>>) {
	const reading = walk(state, 'list');
	const given: string[] = [];
	for (const one of rows) {
		if (reading.isKnown(one)) continue;
		if (reading.isNew(one, one.modifiedAt)) given.push(one.id);
		reading.pass(one);
	}
	return { given, state: { ...state, positions: { list: reading.end(true) } } };
}

test('gives nothing of the time before it began', () => {
	expect(read(begun(), row('a', -1), row('b', 0), row('c', 1)).given).toEqual(['c']);
});

test('reads a stretch again and drops what it has seen', () => {
	const first = read(begun(), row('a', 10), row('b', 600));
	expect(walk(first.state, 'list').from).toBe(at(600 - overlap / 1000));
	const second = read(first.state, row('late', 590), row('b', 600), row('c', 601));
	expect(second.given).toEqual(['late', 'c']);
	expect(Object.keys(second.state.positions.list.seen)).toEqual(['b', 'late', 'c']);
});

test('keeps of what it has seen only the stretch that is read again', () => {
	const many = Array.from({ length: 500 }, (_, index) => row(`r${index}`, index * 10));
	const { state } = read(begun(), ...many);
	expect(Object.keys(state.positions.list.seen)).toHaveLength(12);
});

test('a change that is no event of its own is passed', () => {
	const first = read(begun(), row('a', 10, 'new'));
	const reading = walk(first.state, 'list');
	const touched = row('a', 20, 'new');
	expect(reading.isKnown(touched)).toBe(false);
	expect(reading.isNew(touched, at(10))).toBe(false);
});

test('another mark at the same moment is new', () => {
	const first = read(begun(), row('a', 10, 'new'));
	expect(read(first.state, row('a', 10, 'hired')).given).toEqual(['a']);
});

test('what a service dates later than the change itself is given once, and its row is known', () => {
	const reading = walk(begun(), 'list');
	const changed = row('a', 10);
	expect(reading.isNew(changed, at(15))).toBe(true);
	reading.pass(changed, at(15));
	const next = walk({ ...begun(), positions: { list: reading.end(true) } }, 'list');
	expect(next.isKnown(changed)).toBe(true);
	// It changes for another reason: the event is the same one.
	const touched = row('a', 12);
	expect(next.isKnown(touched)).toBe(false);
	expect(next.isNew(touched, at(15))).toBe(false);
	expect(next.isNew(touched, at(16))).toBe(true);
});

test('moments with other offsets are the same moments', () => {
	const reading = walk(begun(), 'list');
	reading.pass({ id: 'a', modifiedAt: '2026-03-01T14:00:00+01:00', mark: '' });
	reading.pass({ id: 'b', modifiedAt: '2026-03-01T12:30:00Z', mark: '' });
	expect(reading.end(true).at).toBe('2026-03-01T14:00:00+01:00');
});

test('lists that were not read stay where they began', () => {
	expect(walk(begun(), 'other').from).toBe(at(-overlap / 1000));
});

test('the first activation outlives a new beginning', () => {
	const again = beginPolling('other', new Date('2026-04-01T00:00:00Z'), begun());
	expect(again).toEqual({
		scope: 'other',
		startedAt: '2026-04-01T00:00:00.000Z',
		activatedAt: start.toISOString(),
		positions: {},
	});
});

test.each([undefined, {}, { scope: 'x' }, 'text', { ...begun(), startedAt: 'soon' }])(
	'what cannot be read is no state: %p',
	(stored) => expect(readState(stored)).toBeUndefined(),
);

test('a state survives JSON', () => {
	const { state } = read(begun(), row('a', 10));
	expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

test('a poll that ran out of time goes on where it stopped', () => {
	expect(inTurn(['a', 'b', 'c'], 'b')).toEqual(['b', 'c', 'a']);
	expect(inTurn(['a', 'b'], 'gone')).toEqual(['a', 'b']);
	expect(inTurn([], 'a')).toEqual([]);
});

test('what happened before a poll ran out of time is new when its row comes later, and given once', () => {
	const reading = walk(begun(), 'list');
	const early = row('early', 1000);
	expect(reading.isNew(early, at(900))).toBe(true);
	reading.pass(early);
	const stopped: PollState = { ...begun(), positions: { list: reading.end(false) } };

	// Made long before the place where the poll stopped, and changed after it for another reason.
	const next = walk(stopped, 'list');
	const late = row('late', 3000);
	expect(next.isNew(late, at(100))).toBe(true);
	next.pass(late);
	const again = row('early', 3100);
	expect(next.isNew(again, at(900))).toBe(false);
	next.pass(again);
	const done: PollState = { ...begun(), positions: { list: next.end(true) } };
	expect(walk(done, 'list').isNew(row('early', 9000), at(900))).toBe(false);
	expect(done.positions.list.completeAt).toBeUndefined();
});

describe('the steps of a row', () => {
	const step = (mark: string, seconds: number) => ({ mark, moment: at(seconds) });
	/** The steps that are new after a poll that saw the row as `before`, the newest first. */
	function newAfter(
		before: { row: ReturnType<typeof row>; eventAt?: string },
		now: ReturnType<typeof row>,
		steps: Array<ReturnType<typeof step>>,
	) {
		const reading = walk(begun(), 'list');
		reading.pass(before.row, before.eventAt);
		const next = walk({ ...begun(), positions: { list: reading.end(true) } }, 'list');
		return next.newSteps(now, steps).map(({ mark }) => mark);
	}
	const [a, b, c] = [step('a', -5), step('b', 10), step('c', 20)];

	test('of one that was not read before: all since the beginning', () => {
		const reading = walk(begun(), 'list');
		expect(reading.newSteps(row('x', 20, 'c'), [c, b, a])).toEqual([c, b]);
	});

	test('all since it was read, once', () => {
		expect(newAfter({ row: row('x', 5, 'a') }, row('x', 20, 'c'), [c, b, a])).toEqual(['c', 'b']);
		expect(newAfter({ row: row('x', 10, 'b') }, row('x', 20, 'c'), [c, b, a])).toEqual(['c']);
		expect(newAfter({ row: row('x', 20, 'c') }, row('x', 30, 'c'), [c, b, a])).toEqual([]);
	});

	test('also at the moment at which it was read', () => {
		const same = [step('c', 10), step('d', 10), b, a];
		expect(newAfter({ row: row('x', 10, 'b') }, row('x', 10, 'c'), same)).toEqual(['c', 'd']);
		const back = [step('b', 12), step('c', 10), b, a];
		expect(newAfter({ row: row('x', 10, 'b') }, row('x', 12, 'b'), back)).toEqual(['b', 'c']);
	});

	test('also where it has come back', () => {
		const there = [step('a', 30), c, b, a];
		expect(newAfter({ row: row('x', 10, 'b') }, row('x', 30, 'a'), there)).toEqual(['a', 'c']);
		const again = [step('b', 40), ...there];
		expect(newAfter({ row: row('x', 30, 'a') }, row('x', 40, 'b'), again)).toEqual(['b']);
	});

	test('not the one that its history dates later than the change', () => {
		const late = [step('c', 21), b, a];
		// Given out before the history had it, or when it had.
		expect(newAfter({ row: row('x', 20, 'c') }, row('x', 30, 'c'), late)).toEqual([]);
		const given = { row: row('x', 20, 'c'), eventAt: at(21) };
		expect(newAfter(given, row('x', 30, 'c'), late)).toEqual([]);
		expect(newAfter(given, row('x', 30, 'd'), [step('d', 30), ...late])).toEqual(['d']);
	});

	test('not again while its history is behind, nor when that has come, also where it was there before', () => {
		const before = { row: row('x', 20, 'c') };
		const earlier = [b, step('c', 5), a];
		const ahead = { ...step('c', 30), isAhead: true };
		expect(newAfter(before, row('x', 30, 'c'), [ahead, ...earlier])).toEqual([]);
		const late = [step('c', 21), ...earlier];
		expect(newAfter(before, row('x', 30, 'c'), late)).toEqual([]);
		const moved = [step('c', 40), step('d', 35), ...late];
		expect(newAfter(before, row('x', 40, 'c'), moved)).toEqual(['c', 'd']);
	});

	test('nor after other changes of it', () => {
		const reading = walk(begun(), 'list');
		reading.pass(row('x', 20, 'c'), at(25));
		reading.pass(row('x', 21, 'c'));
		const back = [step('c', 25), b, step('c', 5), a];
		expect(reading.newSteps(row('x', 22, 'c'), back)).toEqual([]);
	});
});
