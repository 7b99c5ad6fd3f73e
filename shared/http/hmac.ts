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
	if (!value.startsWith(form.prefix) || !/^[0-9a-f]{64}$/i.test(hex))
		return `its header ${form.header} has no known form`;
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', Buffer.from(secret), algorithm, false, [
		'verify',
	]);
	// Web cryptography compares in constant time.
	return (await crypto.subtle.verify('HMAC', key, Buffer.from(hex, 'hex'), rawBody))
		? undefined
		: 'its signature does not fit: the secret is another one, or the body was changed on the way';
}
