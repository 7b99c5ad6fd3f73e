/**
 * Signatures of company webhooks, in the header TT-Signature.
 * https://partner.teamtailor.com/company_webhooks#webhook-signatures
 */

export const signatureHeader = 'tt-signature';

/**
 * `v2`: over the time and the whole body. `v1`: Teamtailor's legacy form, over the id of the record only, so that
 * neither the rest of the body nor the time is protected.
 */
export type SignatureVersion = 'v1' | 'v2';

export interface SignedWebhook {
	/** The value of the header; base64. */
	signature: string | undefined;
	/** The body as it arrived, byte for byte. */
	rawBody: Uint8Array;
	/** The id of the record; the legacy form signs it. */
	recordId?: string | undefined;
}

export interface SignatureRules {
	/** The signature key of the webhook at Teamtailor. */
	key: string;
	versions: readonly SignatureVersion[];
	/** Seconds that a webhook may be old, or ahead of our clock. */
	tolerance: number;
	/** Milliseconds since 1970. */
	now: number;
}

/** Why a webhook is refused, for the log; `undefined` when its signature is right. */
export async function signatureProblem(
	{ signature, rawBody, recordId }: SignedWebhook,
	{ key, versions, tolerance, now }: SignatureRules,
): Promise<string | undefined> {
	if (key === '') return 'there is no signature key to check it by';
	if (!signature) return 'it carries no TT-Signature header';
	const decoded = Buffer.from(signature.trim(), 'base64').toString('utf8');

	const v2 = readV2(decoded);
	if (v2) {
		if (!versions.includes('v2')) return 'its signature has the form v2, which is switched off';
		const bodies = [rawBody, withoutSignature(rawBody, signature.trim())];
		let fits = false;
		for (const body of bodies) {
			if (!body || fits) continue;
			fits = await isHmac(v2.hmac, Buffer.concat([Buffer.from(`${v2.time}.`), body]), key);
		}
		if (!fits)
			return 'its signature does not fit: the key is another one, or the body was changed on the way';
		const age = now / 1000 - Number(v2.time);
		return Math.abs(age) <= tolerance
			? undefined
			: `its time is ${Math.round(Math.abs(age))} seconds ${age > 0 ? 'old' : 'ahead'}, and ${tolerance} are allowed`;
	}
	if (!/^[0-9a-f]{64}$/.test(decoded)) return 'its TT-Signature header has no known form';
	if (!versions.includes('v1'))
		return 'its signature has the legacy form v1, which is switched off';
	if (recordId === undefined) return 'its body names no record';
	return (await isHmac(decoded, Buffer.from(recordId), key))
		? undefined
		: 'its signature does not fit: the key is another one, or the body was changed on the way';
}

/**
 * The documentation puts the signature into the body as well, and signs "the raw body", which cannot hold its own
 * signature: so the body without that field is good, too. All that is left of it is signed.
 */
function withoutSignature(rawBody: Uint8Array, signature: string): Buffer | undefined {
	const text = Buffer.from(rawBody).toString('utf8');
	const field = new RegExp(
		`,\\s*"signature"\\s*:\\s*"${signature.replace(/[+/]/g, '\\$&')}"(?=\\s*\\}\\s*$)`,
	);
	return /^[A-Za-z0-9+/=]+$/.test(signature) && field.test(text)
		? Buffer.from(text.replace(field, ''))
		: undefined;
}

/** The parts of a decoded v2 signature, e.g. `t=1701234567,v2=abcdef…`. */
export function readV2(decoded: string): { time: string; hmac: string } | undefined {
	const [, time, hmac] = /^t=(\d{1,12}),v2=([0-9a-f]+)$/.exec(decoded) ?? [];
	return time && hmac ? { time, hmac } : undefined;
}

/** Web cryptography compares in constant time. */
async function isHmac(hex: string, signed: Uint8Array, key: string): Promise<boolean> {
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const imported = await crypto.subtle.importKey('raw', Buffer.from(key), algorithm, false, [
		'verify',
	]);
	return await crypto.subtle.verify('HMAC', imported, Buffer.from(hex, 'hex'), signed);
}
