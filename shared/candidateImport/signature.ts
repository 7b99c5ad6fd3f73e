import { createHash, createHmac, timingSafeEqual } from 'crypto';

/** Whether two secrets are the same, in a time that says nothing of where they differ. */
export function sameSecret(given: string, expected: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
	return timingSafeEqual(digest(given), digest(expected));
}

/** The header that carries a signature: `t=<seconds since 1970>,v1=<hexadecimal HMAC-SHA256>`. */
const signatureHeader = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/i;

export interface CheckedSignature {
	/** Why the request is refused; absent when it is genuine. */
	refusal?: string;
	/** When its signature is too old to be accepted again, in milliseconds since 1970. */
	expiresAt: number;
}

/**
 * Checks a signature over `<t>.<raw body>`, which nobody can make without the secret, and its time.
 * @param tolerance seconds that the sender's clock may be away from ours
 * @param now milliseconds since 1970
 */
export function checkSignature(
	header: string,
	body: Uint8Array,
	secret: string,
	tolerance: number,
	now: number,
): CheckedSignature {
	const parts = signatureHeader.exec(header.replace(/\s/g, ''));
	if (!parts) return { refusal: 'The signature is not of the form t=…,v1=…', expiresAt: 0 };
	const [, time = '', given = ''] = parts;
	const seconds = Number(time);
	const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
	const expiresAt = (seconds + tolerance) * 1000;
	if (!sameSecret(given.toLowerCase(), expected)) {
		return { refusal: 'The signature does not belong to this body', expiresAt };
	}
	if (Math.abs(now / 1000 - seconds) > tolerance) {
		const message = `The signature was made more than ${tolerance} seconds ago, or is ahead of our time`;
		return { refusal: message, expiresAt };
	}
	return { expiresAt };
}
