import { shareRenewals } from '../../../shared/node/account/tokenRenewal';

/** A token endpoint that answers when it is told to. */
function endpoint() {
	const waiting: Array<{ resolve(token: string): void; reject(error: Error): void }> = [];
	return {
		waiting,
		request: async () =>
			await new Promise<string>((resolve, reject) => waiting.push({ resolve, reject })),
	};
}

const settle = async () => await new Promise((done) => setImmediate(done));

test('calls that are refused together share one request', async () => {
	const renew = shareRenewals();
	const { request, waiting } = endpoint();
	const calls = Array.from({ length: 20 }, () => renew('account', 'old', request));
	await settle();
	expect(waiting).toHaveLength(1);
	waiting[0].resolve('new');
	expect(new Set(await Promise.all(calls))).toEqual(new Set(['new']));
	// One that was refused with the old token comes late.
	expect(await renew('account', 'old', request)).toBe('new');
	expect(waiting).toHaveLength(1);
});

test('a token that was refused later is requested anew at once', async () => {
	const renew = shareRenewals();
	const { request, waiting } = endpoint();
	const first = renew('account', '', request);
	waiting[0].resolve('first');
	expect(await first).toBe('first');
	const calls = [renew('account', 'first', request), renew('account', 'first', request)];
	await settle();
	expect(waiting).toHaveLength(2);
	waiting[1].resolve('second');
	expect(await Promise.all(calls)).toEqual(['second', 'second']);
});

test('an endpoint that gives the refused token once more is asked again only after a few seconds', async () => {
	const renew = shareRenewals();
	let requests = 0;
	const request = async () => {
		requests += 1;
		return await Promise.resolve('old');
	};
	const calls = Array.from({ length: 20 }, () => renew('account', 'old', request));
	expect(new Set(await Promise.all(calls))).toEqual(new Set(['old']));
	expect(await renew('account', 'old', request)).toBe('old');
	expect(requests).toBe(1);
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 6_000);
	expect(await renew('account', 'old', request)).toBe('old');
	clock.mockRestore();
	expect(requests).toBe(2);
});

test('a failure reaches all that wait for it, and the next call tries again', async () => {
	const renew = shareRenewals();
	const { request, waiting } = endpoint();
	const calls = [renew('account', 'old', request), renew('account', 'old', request)];
	const outcome = Promise.allSettled(calls);
	await settle();
	waiting[0].reject(new Error('no'));
	expect((await outcome).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	const again = renew('account', 'old', request);
	await settle();
	waiting[1].resolve('new');
	expect(await again).toBe('new');
});

test('accounts have nothing to do with each other, and results are shared for a while only', async () => {
	const renew = shareRenewals(0);
	let count = 0;
	const request = async () => String(++count);
	expect(await renew('one', '', request)).toBe('1');
	expect(await renew('other', '', request)).toBe('2');
	await new Promise((done) => setTimeout(done, 5));
	expect(await renew('one', '', request)).toBe('3');
});
