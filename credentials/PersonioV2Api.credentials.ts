import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { z } from 'zod';
import { credentialTest, requireAddress } from '../shared/node/account/credentialTest';
import { withHeader } from '../shared/node/account/tokenAuthentication';
import { shareRenewals } from '../shared/node/account/tokenRenewal';
import { personioV2Endpoints, readScope } from '../nodes/Personio/contract';
import { apiAddress } from '../nodes/Personio/credentials';

const tokenAnswer = z.object({ body: z.object({ access_token: z.string().min(1) }) });
const refusedAnswer = z.object({ statusCode: z.number() });

const renewToken = shareRenewals();

const textOf = (value: unknown) => String(value ?? '').trim();

export class PersonioV2Api implements ICredentialType {
	name = 'personioV2Api';

	displayName = 'Personio V2 API';

	icon: Icon = { light: 'file:../icons/personio.svg', dark: 'file:../icons/personio.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/personio.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. papi-00000000-0000-0000-0000-000000000000',
			description:
				'Of an API credential made in Personio under Settings > Integrations > API credentials, with the right to read Recruiting. The Recruiting API Key does not work here.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'API Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.personio.de',
			description: 'Change it only for a proxy or a test system',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Client credentials grant. n8n keeps the token, which is good for a day, and asks for a new one after a 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ sessionToken: string }> {
		const clientId = textOf(credentials.clientId);
		const clientSecret = textOf(credentials.clientSecret);
		const url = apiAddress(credentials.baseUrl) + personioV2Endpoints.token.path;
		requireAddress({ url }, 'API Base URL');
		const sessionToken = await renewToken(
			JSON.stringify([url, clientId, clientSecret]),
			textOf(credentials.sessionToken),
			async () => await requestToken(this.helpers, url, clientId, clientSecret),
		);
		return { sessionToken };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		requireAddress(requestOptions, 'API Base URL');
		return withHeader(
			requestOptions,
			'Authorization',
			`Bearer ${textOf(credentials.sessionToken)}`,
		);
	}

	test: ICredentialTestRequest = credentialTest({
		service: 'Personio',
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://api.personio.de").replace(/\\/+$/, "") }}',
			url: personioV2Endpoints.listCategories.path,
		},
		field: '_data',
		messages: {
			401: 'Personio does not accept the token that it gave for this client ID and secret',
			403: `The credential is right, but it may not read recruiting data. Give it the right to read Recruiting (scope ${readScope}) in Personio.`,
			404: "There is no Personio API at 'API Base URL'",
		},
	});
}

async function requestToken(
	helpers: IHttpRequestHelper['helpers'],
	url: string,
	clientId: string,
	clientSecret: string,
): Promise<string> {
	const answer: unknown = await helpers.httpRequest({
		method: 'POST',
		url,
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'application/json',
		},
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: clientId,
			client_secret: clientSecret,
		}).toString(),
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would carry the secret to another host.
		disableFollowRedirect: true,
	});
	const checked = tokenAnswer.safeParse(answer);
	if (checked.success) return checked.data.body.access_token;
	const refused = refusedAnswer.safeParse(answer);
	const status = refused.success ? refused.data.statusCode : 0;
	if (status === 429) {
		throw new Error('Personio gives out no more tokens for now. Try again in a minute.');
	}
	if ([400, 401, 403].includes(status)) {
		throw new Error(
			"Personio gives no token for this client. Check 'Client ID' and 'Client Secret' in the credential: both belong to an API credential made under Settings > Integrations > API credentials; the Recruiting API Key does not work here.",
		);
	}
	throw new Error(
		`There is no access token in Personio's answer (HTTP ${status}). Check 'API Base URL' in the credential, or try again later.`,
	);
}
