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
import { overridesCheck, overridesProperty } from '../shared/node/account/contractCredential';
import { credentialTest, requireAddress } from '../shared/node/account/credentialTest';
import { basicHeader, withHeader } from '../shared/node/account/tokenAuthentication';
import { methods } from '../nodes/Erecruiter/contract';

const statusOf = z.object({ statusCode: z.number() });
const tokenAnswer = z.object({ body: z.object({ access_token: z.string().min(1) }) });

const requireOverrides = overridesCheck('eRecruiter', methods);

const textOf = (value: unknown) => String(value ?? '').trim();

/** Apart, since the lint rules know no secret by this name and would have it shown. */
const accessKey: INodeProperties = {
	displayName: 'Access Key',
	name: 'accessKey',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	displayOptions: { show: { authentication: ['accessKey'] } },
	default: '',
	description:
		'Given for all recruitments, or for selected ones; then each recruitment is shared in its Integrations section',
};

export class ErecruiterApi implements ICredentialType {
	name = 'erecruiterApi';

	displayName = 'eRecruiter API';

	icon: Icon = { light: 'file:../icons/erecruiter.svg', dark: 'file:../icons/erecruiter.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/erecruiter.md';

	properties: INodeProperties[] = [
		{
			displayName:
				'eRecruiter publishes no API reference. The OAuth sign-in and the paths that read were reported by third parties; the header of the access key, and all that is written, is a default contract of this package, an OpenAPI document in its docs. Adapt it here to the documentation that eRecruiter gave you.',
			name: 'contractNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.erecruiter.pl/v1.1',
			description: 'The address below which the paths of the contract are found',
		},
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12345',
			description: 'The ID of your company in eRecruiter; every call carries it',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Access Key',
					value: 'accessKey',
					description:
						"The key that an administrator makes in eRecruiter under Settings > 'Integracje z eRecruiter' > 'Partnerzy'",
				},
				{
					name: 'OAuth (User and Password)',
					value: 'oAuth',
					description: 'A client and a user of eRecruiter; the token is renewed by itself',
				},
			],
			default: 'accessKey',
		},
		accessKey,
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			displayOptions: { show: { authentication: ['accessKey'] } },
			default: 'X-Access-Key',
			description: 'Name of the header that carries the access key',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { authentication: ['oAuth'] } },
			default: 'https://authorization-api.erecruiter.pl/oAuth/Token',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			displayOptions: { show: { authentication: ['oAuth'] } },
			default: '',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			displayOptions: { show: { authentication: ['oAuth'] } },
			default: '',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			required: true,
			displayOptions: { show: { authentication: ['oAuth'] } },
			default: '',
			placeholder: 'name@email.com',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			displayOptions: { show: { authentication: ['oAuth'] } },
			default: '',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			displayOptions: { show: { authentication: ['oAuth'] } },
			default: '',
		},
		overridesProperty(
			Object.keys(methods),
			'{"listOrigins": {"path": "/Account/Sources", "items": "sources"}}',
			'method, path, query, items, fields, body',
		),
	];

	/** OAuth password grant, as third parties have reported it; n8n keeps the token and asks for a new one after a 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ sessionToken?: string }> {
		if (credentials.authentication !== 'oAuth') return {};
		requireAddress({ url: textOf(credentials.tokenUrl) }, 'Token URL');
		const answer: unknown = await this.helpers.httpRequest({
			method: 'POST',
			url: textOf(credentials.tokenUrl),
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				accept: 'application/json',
				Authorization: basicHeader(textOf(credentials.clientId), textOf(credentials.clientSecret)),
			},
			body: new URLSearchParams({
				grant_type: 'password',
				username: textOf(credentials.username),
				password: String(credentials.password ?? ''),
			}).toString(),
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would carry the secrets to another host.
			disableFollowRedirect: true,
		});
		const checked = tokenAnswer.safeParse(answer);
		if (checked.success) return { sessionToken: checked.data.body.access_token };
		const status = statusOf.safeParse(answer);
		throw new Error(
			status.success && [400, 401, 403].includes(status.data.statusCode)
				? "eRecruiter gives no token for this client and user. Check 'Client ID', 'Client Secret', 'User Name' and 'Password' in the credential."
				: "There is no access token in the answer of 'Token URL'. Check the address in the credential.",
		);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		requireOverrides(credentials);
		requireAddress(requestOptions, 'Base URL');
		return credentials.authentication === 'oAuth'
			? withHeader(requestOptions, 'Authorization', `Bearer ${textOf(credentials.sessionToken)}`)
			: withHeader(
					requestOptions,
					textOf(credentials.headerName) || 'X-Access-Key',
					textOf(credentials.accessKey),
				);
	}

	test: ICredentialTestRequest = credentialTest({
		service: 'eRecruiter',
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '={{ (JSON.parse($credentials.contractOverrides || "{}").getPermissions?.path ?? "/Account/Permissions") + "?" + (JSON.parse($credentials.contractOverrides || "{}").getPermissions?.query?.companyId ?? "companyId") + "=" + encodeURIComponent($credentials.companyId) }}',
		},
		messages: {
			401: 'eRecruiter does not accept this access key, or this client and user. Make sure the whole key was copied.',
			403: 'The key or user is known, but it has no access to the company with this ID',
			404: "Nothing is found at this address. Check 'Base URL', or name the path of getPermissions in 'Contract Overrides'.",
		},
	});
}
