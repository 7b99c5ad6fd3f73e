import { createHmac } from 'node:crypto';
import { readV2, signatureProblem, type SignatureRules } from '../../../nodes/Teamtailor/signature';

const key = 'your_webhook_signature_key';
const time = 1_701_234_567;
const body = Buffer.from(
	'{"payload":{"event_name":"job.update","data":{"id":"2","type":"jobs","attributes":{"title":"Größe ✓"}}}}',
);

function sign(signed: Uint8Array, at = time, by = key): string {
	const text = Buffer.concat([Buffer.from(`${at}.`), signed]);
	const hmac = createHmac('sha256', by).update(text).digest('hex');
	return Buffer.from(`t=${at},v2=${hmac}`).toString('base64');
}

const rules: SignatureRules = { key, versions: ['v2'], tolerance: 300, now: time * 1000 };
const check = async (
	signature: string | undefined,
	rawBody: Uint8Array = body,
	changes: Partial<SignatureRules> = {},
	recordId: string | undefined = '2',
) => await signatureProblem({ signature, rawBody, recordId }, { ...rules, ...changes });

describe('the documented form v2', () => {
	it("is read as in the documentation's example", () => {
		const example =
			'dD0xNzAxMjM0NTY3LHYyPWFiY2RlZjEyMzQ1Njc4OTBhYmNkZWYxMjM0NTY3ODkwYWJjZGVmMTIzNDU2Nzg5MA==';
		expect(readV2(Buffer.from(example, 'base64').toString())).toEqual({
			time: '1701234567',
			hmac: 'abcdef1234567890abcdef1234567890abcdef1234567890',
		});
	});

	it('is accepted: HMAC-SHA256 of time, dot and raw body', async () => {
		expect(await check(sign(body))).toBeUndefined();
	});

	it('is accepted with the signature in the body as well, which it cannot cover', async () => {
		const signature = sign(body);
		const both = Buffer.from(body.toString().replace(/\}$/, `,"signature":"${signature}"}`));
		expect(await check(signature, both)).toBeUndefined();
	});

	it('is refused for every changed byte of the body', async () => {
		const signature = sign(body);
		for (let index = 0; index < body.length; index++) {
			const changed = Buffer.from(body);
			changed[index] = (changed[index] ?? 0) ^ 1;
			expect(await check(signature, changed)).toContain('does not fit');
		}
	});

	it('is refused for every changed byte of a body with the signature in it', async () => {
		const signature = sign(body);
		const both = Buffer.from(body.toString().replace(/\}$/, `,"signature":"${signature}"}`));
		for (let index = 0; index < both.length; index++) {
			const changed = Buffer.from(both);
			changed[index] = (changed[index] ?? 0) ^ 1;
			expect(await check(signature, changed)).toContain('does not fit');
		}
	});

	it('is refused for every changed character of the signature itself', async () => {
		const decoded = Buffer.from(sign(body), 'base64').toString();
		for (let index = 0; index < decoded.length; index++) {
			const other = decoded[index] === '0' ? '1' : '0';
			const changed = decoded.slice(0, index) + other + decoded.slice(index + 1);
			expect(await check(Buffer.from(changed).toString('base64'))).toBeDefined();
		}
	});

	it.each([
		['a byte more', Buffer.concat([body, Buffer.from(' ')])],
		['a byte less', body.subarray(0, -1)],
		['nothing', Buffer.alloc(0)],
	])('is refused for %s', async (_case, rawBody) => {
		expect(await check(sign(body), rawBody)).toContain('does not fit');
	});

	it.each([
		[300, undefined],
		[301, 'its time is 301 seconds old, and 300 are allowed'],
		[-300, undefined],
		[-301, 'its time is 301 seconds ahead, and 300 are allowed'],
	])('%i seconds later: %s', async (seconds, problem) => {
		expect(await check(sign(body), body, { now: (time + seconds) * 1000 })).toBe(problem);
	});

	it('is refused with another key, and without one', async () => {
		expect(await check(sign(body, time, 'another'))).toContain('does not fit');
		expect(await check(sign(body), body, { key: '' })).toContain('no signature key');
	});

	it('is refused where only the legacy form is accepted', async () => {
		expect(await check(sign(body), body, { versions: ['v1'] })).toContain('v2, which is switched');
	});
});

describe('the legacy form v1', () => {
	const v1 = (id: string, by = key) =>
		Buffer.from(createHmac('sha256', by).update(id).digest('hex')).toString('base64');
	const versions = ['v1', 'v2'] as const;

	it("has the form of the documentation's example", async () => {
		const example =
			'YzU1N2FhOTUwMjlkNTFiMGM5NjIxNTEyODc5NGY5ZjgxZWNkMmNkZTZhNmIxYmI2YmM3NmVmYmQ1ZGZiMDg0Zg==';
		// Its key is not told, so it is read as a signature of another key.
		expect(await check(example, body, { versions })).toContain('does not fit');
	});

	it('is accepted only when told so, for this record and key', async () => {
		expect(await check(v1('2'), body, { versions })).toBeUndefined();
		expect(await check(v1('2'))).toContain('legacy form v1, which is switched off');
		expect(await check(v1('3'), body, { versions })).toContain('does not fit');
		expect(await check(v1('2', 'another'), body, { versions })).toContain('does not fit');
		const problem = await signatureProblem(
			{ signature: v1('2'), rawBody: body, recordId: undefined },
			{ ...rules, versions },
		);
		expect(problem).toContain('names no record');
	});
});

describe('what is no signature', () => {
	it.each([undefined, '', 'abc', '%%%', Buffer.from('t=1,v2=').toString('base64')])(
		'%s is refused',
		async (signature) => {
			expect(await check(signature, body, { versions: ['v1', 'v2'] })).toBeDefined();
		},
	);
});
