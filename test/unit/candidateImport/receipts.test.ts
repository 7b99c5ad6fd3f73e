import { createReceipts, type Receipts } from '../../../shared/candidateImport/receipts';

const hour = 3_600_000;
const receipt = (id: string, at = 0, until = hour) => ({ id, at, until, isOpen: false });
const candidates = () => createReceipts({ most: 1000, whenFull: 'forgetOldest' });
const signatures = () => createReceipts({ most: 1000, whenFull: 'refuseNew' });

function claimMany(receipts: Receipts, count: number): void {
	for (let index = 0; index < count; index += 1) {
		receipts.claim(`m${index}`, receipt(String(index), 0, hour + index));
	}
}

test('of two claims to one mark the first wins, and the second learns who has it', () => {
	const receipts = candidates();
	expect(receipts.claim('a', receipt('1'))).toEqual({ result: 'granted' });
	expect(receipts.claim('a', receipt('2'))).toEqual({ result: 'taken', receipt: receipt('1') });
});

test('what was stored is known to another process, until its time is over', () => {
	const one = candidates();
	one.claim('a', receipt('1'));
	const other = candidates();
	other.learn(one.stored(0), hour - 1);
	expect(other.find('a')).toMatchObject({ id: '1' });
	other.learn(undefined, hour);
	expect(other.find('a')).toBeUndefined();
});

test('what an earlier version has stored is known', () => {
	const receipts = candidates();
	receipts.learn('[["a", "1", 0, 3600000]]', 0);
	expect(receipts.find('a')).toEqual(receipt('1'));
});

test('what was given back is not learnt again from what is still stored, but claimed again it counts', () => {
	const receipts = candidates();
	receipts.claim('a', receipt('1', 10));
	const stored = receipts.stored(10);
	receipts.release('a');
	receipts.learn(stored, 20);
	expect(receipts.find('a')).toBeUndefined();
	expect(receipts.stored(20)).toBe('[]');
	expect(receipts.claim('a', receipt('2', 30))).toEqual({ result: 'granted' });
	receipts.learn(stored, 40);
	expect(receipts.find('a')).toMatchObject({ id: '2' });
});

describe('what is open', () => {
	const open = { ...receipt('1', 0, 1000), isOpen: true };

	test('is forgotten soon after its process has ended, and then can be accepted', () => {
		const one = candidates();
		one.claim('a', open);
		const afterRestart = candidates();
		afterRestart.learn(one.stored(0), 999);
		expect(afterRestart.find('a')).toEqual(open);
		afterRestart.learn(one.stored(0), 1000);
		expect(afterRestart.claim('a', receipt('2', 1000))).toEqual({ result: 'granted' });
	});

	test('is remembered once it is finished, also by other processes', () => {
		const [one, other] = [candidates(), candidates()];
		one.claim('a', open);
		other.learn(one.stored(0), 1);
		one.close('a', hour);
		other.learn(one.stored(2), 2);
		expect(other.find('a')).toEqual(receipt('1'));
	});

	test('stays open in its own process, whatever was stored before', () => {
		const receipts = candidates();
		receipts.claim('a', receipt('1'));
		const stored = receipts.stored(0);
		receipts.reopen('a', 1000);
		receipts.learn(stored, 1);
		expect(receipts.find('a')).toEqual(open);
	});
});

test.each([['no JSON'], ['{}'], ['[["a"]]'], [5], [null]])(
	'what cannot be read (%j) counts as nothing',
	(stored) => {
		const receipts = candidates();
		receipts.learn(stored, 0);
		expect(receipts.stored(0)).toBe('[]');
	},
);

test('of candidates, the oldest go first', () => {
	const receipts = candidates();
	claimMany(receipts, 1500);
	expect(JSON.parse(receipts.stored(0))).toHaveLength(1000);
	expect(receipts.find('m499')).toBeUndefined();
	expect(receipts.find('m500')).toBeDefined();
});

test('of signatures none is forgotten before its time: a new one is refused until one is over', () => {
	const receipts = signatures();
	claimMany(receipts, 1001);
	expect(receipts.find('m0')).toBeDefined();
	expect(receipts.claim('new', receipt('x'))).toEqual({ result: 'full', freeAt: hour });
	receipts.learn(undefined, hour);
	expect(receipts.claim('new', receipt('x', hour, 2 * hour))).toEqual({ result: 'granted' });
});
