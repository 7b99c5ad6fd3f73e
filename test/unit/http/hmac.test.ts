import { hmacProblem } from '../../../shared/http/hmac';

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
