import { createReceipts } from '../../../shared/candidateImport/receipts';

const hour = 3_600_000;
const receipt = (id: string, at = 0) => ({ id, at });

test('of two claims to one mark the first wins, and the second learns who has it', () => {
	const receipts = createReceipts();
	expect(receipts.claim(new Map([['a', hour]]), receipt('1'))).toBeUndefined();
	expect(receipts.claim(new Map([['a', hour]]), receipt('2'))).toEqual({
		mark: 'a',
		receipt: receipt('1'),
	});
});

test('a claim to several marks reserves all of them or none', () => {
	const receipts = createReceipts();
	receipts.claim(new Map([['a', hour]]), receipt('1'));
	const both = new Map([
		['b', hour],
		['a', hour],
	]);
	expect(receipts.claim(both, receipt('2'))).toBeDefined();
	expect(receipts.find('b')).toBeUndefined();
});

test('what was stored is known to another process, until its time is over', () => {
	const one = createReceipts();
	one.claim(new Map([['a', hour]]), receipt('1'));
	const other = createReceipts();
	other.learn(one.stored(0), hour - 1);
	expect(other.find('a')).toMatchObject({ id: '1' });
	other.learn(undefined, hour);
	expect(other.find('a')).toBeUndefined();
});

test('what was given back is not learnt again from what is still stored, but claimed anew it counts', () => {
	const receipts = createReceipts();
	receipts.claim(new Map([['a', 2 * hour]]), receipt('1', 10));
	const stored = receipts.stored(10);
	receipts.release(['a']);
	receipts.learn(stored, 20);
	expect(receipts.find('a')).toBeUndefined();
	expect(receipts.stored(20)).toBe('[]');
	expect(receipts.claim(new Map([['a', 2 * hour]]), receipt('2', 30))).toBeUndefined();
	receipts.learn(stored, 40);
	expect(receipts.find('a')).toMatchObject({ id: '2' });
});

test.each([['no JSON'], ['{}'], ['[["a"]]'], [5], [null]])(
	'what cannot be read (%j) counts as nothing',
	(stored) => {
		const receipts = createReceipts();
		receipts.learn(stored, 0);
		expect(receipts.stored(0)).toBe('[]');
	},
);

test('the oldest go first', () => {
	const receipts = createReceipts();
	for (let index = 0; index < 1500; index += 1) {
		receipts.claim(new Map([[`m${index}`, hour]]), receipt(String(index)));
	}
	expect(JSON.parse(receipts.stored(0))).toHaveLength(1000);
	expect(receipts.find('m499')).toBeUndefined();
	expect(receipts.find('m500')).toBeDefined();
});
