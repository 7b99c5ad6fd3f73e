import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

/** Puts the credential's `token` where its `authentication` says: a header, the query, or basic authentication. */
export async function authenticateWithToken(
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const token = String(credentials.token ?? '').trim();
	const name = String(credentials.headerName ?? '').trim();
	switch (credentials.authentication) {
		case 'header':
			return withHeader(requestOptions, name || 'X-Api-Key', token);
		case 'query':
			return { ...requestOptions, qs: { ...requestOptions.qs, [name || 'token']: token } };
		case 'basic':
			return withHeader(
				requestOptions,
				'Authorization',
				basicHeader(String(credentials.username ?? ''), token),
			);
		default:
			return withHeader(requestOptions, 'Authorization', `Bearer ${token}`);
	}
}

export function withHeader(
	requestOptions: IHttpRequestOptions,
	name: string,
	value: string,
): IHttpRequestOptions {
	return { ...requestOptions, headers: { ...requestOptions.headers, [name]: value } };
}

export function basicHeader(user: string, password: string): string {
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
