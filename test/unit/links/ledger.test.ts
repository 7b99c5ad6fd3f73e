import {
	isConfirmed,
	ledgerCapacity,
	withConfirmed,
	type Ledger,
} from '../../../shared/links/ledger';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));

it('knows nothing at first', () => {
	expect(isConfirmed({}, 'job', 'a')).toBe(false);
	expect(isConfirmed({ job: {} }, 'job', 'a')).toBe(false);
});

it('keeps what was confirmed, per job, and leaves the ledger before as it was', () => {
	const before: Ledger = {};
	const after = withConfirmed(before, 'job-1', ['a', 'b'], at(0));
	expect(after).toEqual({
		'job-1': { a: '2026-03-02T09:00:00.000Z', b: '2026-03-02T09:00:00.000Z' },
	});
	expect(isConfirmed(after, 'job-1', 'a')).toBe(true);
	expect(isConfirmed(after, 'job-2', 'a')).toBe(false);
	expect(before).toEqual({});
});

it('adds to a job without touching the others', () => {
	const first = withConfirmed({}, 'job-1', ['a'], at(0));
	const second = withConfirmed(first, 'job-2', ['b'], at(1));
	const third = withConfirmed(second, 'job-1', ['c'], at(2));
	expect(Object.keys(third['job-1'] ?? {})).toEqual(['a', 'c']);
	expect(third['job-2']).toEqual({ b: at(1).toISOString() });
});

it('forgets the earliest confirmed beyond its capacity: they are offered again', () => {
	let ledger: Ledger = {};
	// Numbers as ids: the order of keys in an object is not the order of their confirmation.
	for (const [index, id] of ['900', '50', '7', '800'].entries()) {
		ledger = withConfirmed(ledger, 'job', [id], at(index), 3);
	}
	expect(isConfirmed(ledger, 'job', '900')).toBe(false);
	expect(['50', '7', '800'].every((id) => isConfirmed(ledger, 'job', id))).toBe(true);
});

it('keeps one longer that is confirmed again', () => {
	let ledger = withConfirmed({}, 'job', ['a'], at(0), 2);
	ledger = withConfirmed(ledger, 'job', ['b'], at(1), 2);
	ledger = withConfirmed(ledger, 'job', ['a'], at(2), 2);
	ledger = withConfirmed(ledger, 'job', ['c'], at(3), 2);
	expect(Object.keys(ledger.job ?? {}).sort()).toEqual(['a', 'c']);
});

it('never passes its capacity, whatever arrives at once', () => {
	const ids = Array.from({ length: ledgerCapacity + 500 }, (_unused, index) => `id-${index}`);
	const ledger = withConfirmed({ job: { old: at(0).toISOString() } }, 'job', ids, at(1));
	expect(Object.keys(ledger.job ?? {})).toHaveLength(ledgerCapacity);
	expect(isConfirmed(ledger, 'job', 'old')).toBe(false);
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
	'the ID %s counts as confirmed only once it is',
	(id) => {
		expect(isConfirmed({}, id, id)).toBe(false);
		expect(isConfirmed({ job: {} }, 'job', id)).toBe(false);
		const ledger = withConfirmed({}, id, [id], new Date('2026-03-01T08:00:00Z'));
		expect(isConfirmed(ledger, id, id)).toBe(true);
		expect(isConfirmed(ledger, id, 'other')).toBe(false);
	},
);
