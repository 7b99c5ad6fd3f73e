import { valueAt } from './paths';

/** How a service signs a webhook: HMAC-SHA256 over the body as it was sent, in hexadecimal, behind a prefix. */
export interface HmacForm {
	/** In lower case. */
	header: string;
	/** E.g. `sha256=`; may be empty. */
	prefix: string;
}

/**
 * Why a webhook is not to be trusted; `undefined` if its signature is right.
 * @param header the value of the form's header
 * @param rawBody byte for byte: JSON that was read and written again is another text
 */
export async function hmacProblem(
	form: HmacForm,
	header: string | undefined,
	rawBody: Uint8Array,
	secret: string,
): Promise<string | undefined> {
	if (secret === '') return 'there is no secret to check it by';
	if (!header) return `it carries no header ${form.header}`;
	const value = header.trim();
	const hex = value.slice(form.prefix.length);
	if (!value.startsWith(form.prefix) || !isHex(hex))
		return `its header ${form.header} has no known form`;
	return await problemOf(hex, rawBody, secret);
}

/** A signature inside the body, over some of its fields: the others are not covered, so the record is read again. */
export interface BodyHmacForm {
	/** The field with the signature, in hexadecimal. */
	field: string;
	/** The fields whose values are signed, one behind the other. */
	signed: readonly string[];
	/** The one of them that says when it happened, in milliseconds since 1970. */
	time: string;
	/** Milliseconds that this may be ago, or ahead of our clock. */
	window: number;
}

/** The same for a signature inside the body. */
export async function bodyHmacProblem(
	form: BodyHmacForm,
	body: unknown,
	secret: string,
	now: number,
): Promise<string | undefined> {
	if (secret === '') return 'there is no secret to check it by';
	const hex = valueAt(body, form.field);
	if (typeof hex !== 'string' || !isHex(hex))
		return `its ${form.field} is missing or has no known form`;
	const signed = form.signed.map((field) => {
		const value = valueAt(body, field);
		return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	});
	const problem = await problemOf(hex, Buffer.from(signed.join('')), secret);
	if (problem) return problem;
	const age = now - Number(valueAt(body, form.time));
	if (Math.abs(age) <= form.window) return undefined;
	return `it is of another time than now by ${Math.round(Math.abs(age) / 1000)} seconds, and ${form.window / 1000} are allowed`;
}

const isHex = (text: string) => /^[0-9a-f]{64}$/i.test(text);

async function problemOf(
	hex: string,
	signed: Uint8Array,
	secret: string,
): Promise<string | undefined> {
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', Buffer.from(secret), algorithm, false, [
		'verify',
	]);
	// Web cryptography compares in constant time.
	return (await crypto.subtle.verify('HMAC', key, Buffer.from(hex, 'hex'), signed))
		? undefined
		: 'its signature does not fit: the secret is another one, or the body was changed on the way';
}
