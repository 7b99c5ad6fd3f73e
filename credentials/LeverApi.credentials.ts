import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { credentialTest, requireAddress } from '../shared/node/account/credentialTest';
import { basicHeader, withHeader } from '../shared/node/account/tokenAuthentication';
import { regions } from '../nodes/Lever/contract';

const addresses = JSON.stringify(regions);

export class LeverApi implements ICredentialType {
	name = 'leverApi';

	displayName = 'Lever API';

	icon: Icon = { light: 'file:../icons/lever.svg', dark: 'file:../icons/lever.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/lever.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Europe', value: 'eu', description: regions.eu },
				{ name: 'Global', value: 'global', description: regions.global },
				{ name: 'Other Address', value: 'custom', description: 'A proxy or a test system' },
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: `${regions.sandbox}; an account of its own, with its own data`,
				},
			],
			default: 'global',
			description: 'Where the account is; a key is unknown in the other regions',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { region: ['custom'] } },
			default: '',
			placeholder: `e.g. ${regions.global}`,
			description: 'With or without /v1 at its end',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Made in Lever under Settings > Integrations and API > API credentials. Its endpoints and its access to confidential records are chosen when it is made, and cannot be changed later.',
		},
		{
			displayName: 'Acting User ID',
			name: 'performAs',
			type: 'string',
			default: '',
			placeholder: 'e.g. 8d49b010-cc6a-4f40-ace5-e86061c677ed',
			description:
				'The user in whose name the nodes write, unless a node names another one. User > Get Many lists the IDs.',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		requireAddress(requestOptions, 'Base URL');
		const key = String(credentials.apiKey ?? '').trim();
		return withHeader(requestOptions, 'Authorization', basicHeader(key, ''));
	}

	// Opportunities are read, since a key that may only read postings would do here and fail at everything else.
	test: ICredentialTestRequest = credentialTest({
		service: 'Lever',
		request: {
			baseURL: `={{ (${addresses})[$credentials.region] ?? $credentials.baseUrl.trim().replace(/\\/+$/, "").replace(/(\\/v1)+$/, "") + "/v1" }}`,
			url: '/opportunities?limit=1',
		},
		field: 'data',
		messages: {
			401: "Lever does not know this key. Check 'Region': a key of one region or of the sandbox is unknown in the others.",
			403: 'The key is known, but it may not list opportunities. The endpoints of a key cannot be changed: make a new one in Lever under Settings > Integrations and API > API credentials.',
			404: "There is no Lever API at 'Base URL'",
		},
	});
}
