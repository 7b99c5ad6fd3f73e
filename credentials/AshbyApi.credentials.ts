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

export class AshbyApi implements ICredentialType {
	name = 'ashbyApi';

	displayName = 'Ashby API';

	icon: Icon = { light: 'file:../icons/ashby.svg', dark: 'file:../icons/ashby.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/ashby.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Made in Ashby under Admin > Integrations > API Keys, with the permissions for candidates, jobs and hiring process metadata',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.ashbyhq.com',
			description: 'Change it only for a proxy or a test system',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		requireAddress(requestOptions, 'Base URL');
		const key = String(credentials.apiKey ?? '').trim();
		const authenticated = withHeader(requestOptions, 'Authorization', basicHeader(key, ''));
		return withHeader(authenticated, 'accept', 'application/json; version=1');
	}

	// Jobs are read, since every node needs them, and not every key may read what is known of keys.
	test: ICredentialTestRequest = credentialTest({
		service: 'Ashby',
		request: {
			method: 'POST',
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/job.list',
			headers: { 'content-type': 'application/json' },
			body: { limit: 1 },
		},
		field: 'success',
		failure: {
			key: 'success',
			message:
				'The key is known, but it lacks a right that is needed: it must be allowed to read jobs. Change its permissions in Ashby under Admin > Integrations > API Keys.',
		},
	});
}
