import { z } from 'zod';
import { checkSignature, sameSecret } from '../../shared/candidateImport/signature';
import { invalidInput } from '../../shared/http/failure';
import { Refusal } from './refusal';
import type { ImportRequest } from './exchange';

export const credentialType = 'candidateImportApi';

/** A shorter secret can be guessed. */
export const shortestSecret = 16;

const secret = z
	.string()
	.trim()
	.min(shortestSecret, `must have at least ${shortestSecret} characters`);

const credentialSchema = z.discriminatedUnion('method', [
	z.object({
		method: z.literal('token'),
		token: secret,
		headerName: z.string().trim().default(''),
	}),
	z.object({
		method: z.literal('signature'),
		signingSecret: secret,
		tolerance: z.number().int().min(1).max(86_400).default(300),
		pageToken: z.union([secret, z.literal('')]).default(''),
	}),
]);

export type ImportCredential = z.infer<typeof credentialSchema>;

/** @throws Failure `validation` for a credential with which nobody could be told from anybody else */
export function readImportCredential(credential: unknown): ImportCredential {
	const checked = credentialSchema.safeParse(credential);
	if (checked.success) return checked.data;
	const fields = checked.error.issues.map(({ path, message }) => ({
		field: path.join('.'),
		message,
	}));
	const named = fields.map(({ field, message }) => `${field} ${message}`).join('; ');
	throw invalidInput(`The Candidate Import credential cannot be used: ${named}`, fields);
}

/** By default the name that every program has a field for. */
function tokenHeader(headerName: string): string {
	return headerName.toLowerCase() || 'authorization';
}

/** What a genuine request leaves behind: its signature must not be accepted a second time. */
export interface Authenticated {
	signature?: { value: string; expiresAt: number };
}

/** Refuses what has no right token. It needs no body. @throws Refusal 401 */
export function checkToken(request: ImportRequest, expected: string, headerName = ''): void {
	const name = tokenHeader(headerName);
	const given = request.header(name) ?? '';
	const token = name === 'authorization' ? given.replace(/^Bearer\s+/i, '') : given;
	if (given !== '' && sameSecret(token.trim(), expected)) return;
	throw unauthenticated(
		given === ''
			? `The header '${headerName || 'Authorization'}' with the token is missing.`
			: 'The token is not the right one.',
	);
}

export const signatureHeader = 'x-signature';

/** @throws Refusal 401 */
export function checkSigned(
	request: ImportRequest,
	body: Uint8Array,
	credential: Extract<ImportCredential, { method: 'signature' }>,
	now: number,
): Authenticated {
	const header = request.header(signatureHeader);
	if (!header) throw unauthenticated("The header 'X-Signature' is missing.");
	const { signingSecret, tolerance } = credential;
	const { refusal, expiresAt } = checkSignature(header, body, signingSecret, tolerance, now);
	if (refusal) throw unauthenticated(`${refusal}.`);
	return { signature: { value: header.replace(/\s/g, '').toLowerCase(), expiresAt } };
}

/** The token of people at the sourcing page; absent where there is none. */
export function pageTokenOf(credential: ImportCredential): string {
	return credential.method === 'token' ? credential.token : credential.pageToken;
}

export function unauthenticated(detail: string): Refusal {
	return new Refusal(401, detail, {
		headers: { 'www-authenticate': 'Bearer realm="candidate import"' },
	});
}
