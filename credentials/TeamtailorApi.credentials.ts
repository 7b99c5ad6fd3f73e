import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { credentialTest, requireAddress } from '../shared/node/account/credentialTest';
import { withHeader } from '../shared/node/account/tokenAuthentication';
import { defaultApiVersion, regions } from '../nodes/Teamtailor/credential';

const addresses = JSON.stringify(regions);

/** Apart, since the lint rules know no secret by this name and would have it shown. */
const signatureKey: INodeProperties = {
	displayName: 'Webhook Signature Key',
	name: 'signatureKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Only for the Teamtailor Trigger: the key that Teamtailor shows for the webhook under Settings > Integrations > Webhooks',
};

export class TeamtailorApi implements ICredentialType {
	name = 'teamtailorApi';

	displayName = 'Teamtailor API';

	icon: Icon = { light: 'file:../icons/teamtailor.svg', dark: 'file:../icons/teamtailor.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/teamtailor.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Asia-Pacific', value: 'ap', description: regions.ap },
				{ name: 'Europe', value: 'eu', description: regions.eu },
				{ name: 'North America', value: 'na', description: regions.na },
				{ name: 'Other Address', value: 'custom', description: 'A proxy or a test system' },
			],
			default: 'eu',
			description: 'Where the account is; a key is unknown in the other regions',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { region: ['custom'] } },
			default: '',
			placeholder: `e.g. ${regions.eu}`,
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
				'Made in Teamtailor under Settings > Integrations > API keys. Candidates, job applications, stages and notes need the scope Admin with read and write access; a key cannot be changed afterwards.',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			default: defaultApiVersion,
			placeholder: `e.g. ${defaultApiVersion}`,
			description: 'A version that Teamtailor has published, as a date without dashes',
		},
		signatureKey,
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		requireAddress(requestOptions, 'Base URL');
		const key = String(credentials.apiKey ?? '').trim();
		return withHeader(
			withHeader(requestOptions, 'Authorization', `Token token=${key}`),
			'x-api-version',
			String(credentials.apiVersion ?? '').trim() || defaultApiVersion,
		);
	}

	// Candidates are read, since a key without the scope Admin would do for jobs and fail at everything else.
	test: ICredentialTestRequest = credentialTest({
		service: 'Teamtailor',
		request: {
			baseURL: `={{ (${addresses})[$credentials.region] ?? $credentials.baseUrl.trim().replace(/\\/+$/, "").replace(/(\\/v1)+$/, "") + "/v1" }}`,
			url: '/candidates?page%5Bsize%5D=1',
			headers: { accept: 'application/vnd.api+json' },
		},
		field: 'data',
		messages: {
			401: 'Teamtailor does not know this key. Check the region: a key of one region is unknown in the others.',
			403: 'The key is known, but it lacks the scope Admin with read access. A key cannot be changed: make a new one.',
			404: "There is no Teamtailor API at 'Base URL'",
			406: "Teamtailor does not know this 'API Version'",
		},
	});
}
