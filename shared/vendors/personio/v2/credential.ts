import { z } from 'zod';
import { invalidInput } from '../../../http/failure';

const credentialSchema = z.object({
	baseUrl: z.string().nullish(),
	clientId: z.string().nullish(),
});

const publicApi = 'https://api.personio.de';

/** @throws Failure `validation` */
export function readCredential(credential: unknown): { baseUrl: string; clientId: string } {
	const { baseUrl, clientId } = credentialSchema.parse(credential);
	const api = apiAddress(baseUrl);
	if (!URL.canParse(api) || !/^https?:/.test(api)) {
		throw invalidInput(
			'The Personio V2 credential cannot be used',
			[{ field: 'API Base URL', message: `must be an address such as ${publicApi}` }],
			'Mend this field in the credential.',
		);
	}
	return { baseUrl: api, clientId: (clientId ?? '').trim() };
}

/** Without a slash at the end; Personio's own where none is entered. */
export function apiAddress(baseUrl: unknown): string {
	return (String(baseUrl ?? '').trim() || publicApi).replace(/\/+$/, '');
}
