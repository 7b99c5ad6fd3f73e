import { bodyHmacProblem, hmacProblem } from '../../../shared/http/hmac';

/** RFC 4231, test case 2. */
const secret = 'Jefe';
const body = Buffer.from('what do ya want for nothing?');
const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

const forms = [
	{ header: 'ashby-signature', prefix: 'sha256=' },
	{ header: 'signature', prefix: 'sha256 ' },
	{ header: 'x-signature', prefix: '' },
];

describe.each(forms)('$header: $prefix', (form) => {
	const check = async (header: string | undefined, signed: Uint8Array = body, key = secret) =>
		await hmacProblem(form, header, signed, key);

	test('trusts the right signature, in either case of the digits', async () => {
		expect(await check(form.prefix + hex)).toBeUndefined();
		expect(await check(form.prefix + hex.toUpperCase())).toBeUndefined();
	});

	test('says why it trusts no other', async () => {
		const right = form.prefix + hex;
		expect(await check(right, Buffer.concat([body, Buffer.from(' ')]))).toMatch(/does not fit/);
		expect(await check(right, body, 'other')).toMatch(/does not fit/);
		expect(await check(right, body, '')).toBe('there is no secret to check it by');
		expect(await check(undefined)).toBe(`it carries no header ${form.header}`);
		expect(await check(`${form.prefix}${hex}00`)).toMatch(/has no known form/);
		expect(await check(`md5:${hex}`)).toMatch(/has no known form/);
	});
});

describe('a signature inside the body', () => {
	const form = {
		...{ field: 'signature', signed: ['token', 'triggeredAt'], time: 'triggeredAt' },
		window: 60_000,
	};
	// HMAC-SHA256 of "t-11700000000000" with the key "Jefe", by openssl.
	const signature = 'b1df4e3414af2a3d06b95fc399039480f994d69af03129574b5a434dc6853844';
	const sent = { token: 't-1', triggeredAt: 1_700_000_000_000, signature };
	const check = async (changes: object = {}, now = 1_700_000_000_000, key = secret) =>
		await bodyHmacProblem(form, { ...sent, ...changes }, key, now);

	test('covers the named fields and no others', async () => {
		expect(await check({ data: { id: 'whatever' } })).toBeUndefined();
		expect(await check({ token: 't-2' })).toMatch(/does not fit/);
		expect(await check({ triggeredAt: 1_700_000_000_001 })).toMatch(/does not fit/);
		expect(await check({}, undefined, 'other')).toMatch(/does not fit/);
	});

	test('is good for a while, and not without its parts', async () => {
		expect(await check({}, 1_700_000_060_000)).toBeUndefined();
		expect(await check({}, 1_700_000_060_001)).toMatch(/of another time/);
		expect(await check({}, 1_699_999_939_999)).toMatch(/of another time/);
		expect(await check({ signature: undefined })).toMatch(/missing/);
		expect(await check({}, undefined, '')).toMatch(/no secret/);
	});
});
