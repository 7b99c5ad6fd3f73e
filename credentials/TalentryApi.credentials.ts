import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import {
	overridesCheck,
	overridesProperty,
	tokenProperties,
} from '../shared/node/account/contractCredential';
import { credentialTest, requireAddress } from '../shared/node/account/credentialTest';
import { authenticateWithToken } from '../shared/node/account/tokenAuthentication';
import { defaultBaseUrl, isTalentCall } from '../nodes/Talentry/api';
import { methods } from '../nodes/Talentry/contract';

const requireOverrides = overridesCheck('Talentry', methods);

const textOf = (value: unknown) => String(value ?? '').trim();

const otherAddress: INodeProperties[] = [
	{
		displayName: 'Talent Base URL',
		name: 'talentBaseUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://api.example.com/talents/v1',
		description: 'The address below which the paths of the contract of talents are found',
	},
	...tokenProperties,
];

export class TalentryApi implements ICredentialType {
	name = 'talentryApi';

	displayName = 'Talentry API';

	icon: Icon = { light: 'file:../icons/talentry.svg', dark: 'file:../icons/talentry.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/talentry.md';

	properties: INodeProperties[] = [
		{
			displayName:
				'Talentry publishes three endpoints: the full load of jobs, applications by stage, and the points report. They are called as documented. Everything about talents, pools, notes and consent is not published: it follows a default contract of this package, an OpenAPI document in its docs. Adapt that part under Talent Side and Contract Overrides to the documentation that Talentry gave you.',
			name: 'contractNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: defaultBaseUrl,
			description: 'Change it only for a proxy or a test system',
		},
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			required: true,
			default: '',
			description: 'The ID of your company (tenant), which is part of every address',
		},
		{
			displayName: 'Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Sent in the header X-Token. Its user decides what is allowed.',
		},
		{
			displayName: 'User Source',
			name: 'userSource',
			type: 'string',
			required: true,
			default: '',
			description: 'Sent in the header User-Source; Talentry tells it separately from the token',
		},
		{
			displayName: 'Talent Side',
			name: 'talentSide',
			type: 'options',
			options: [
				{
					name: 'Same Address and Token',
					value: 'same',
					description: "Below the customer's address, with the same two headers",
				},
				{
					name: 'Another Address',
					value: 'other',
					description: 'E.g. a service of your own that follows the contract',
				},
			],
			default: 'same',
			description: 'Where talents, pools, notes and consents are read and written',
		},
		...updateDisplayOptions({ show: { talentSide: ['other'] } }, otherAddress),
		overridesProperty(
			Object.keys(methods),
			'{"listTalents": {"path": "/contacts", "fields": {"firstName": "given_name"}}}',
		),
	];

	/** The published endpoints always get Talentry's own headers; a token of one address never goes to the other. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		requireOverrides(credentials);
		requireAddress(requestOptions, 'Base URL');
		const url = (requestOptions.baseURL ?? '') + requestOptions.url;
		if (credentials.talentSide === 'other' && isTalentCall(credentials, url)) {
			return await authenticateWithToken(credentials, requestOptions);
		}
		return {
			...requestOptions,
			headers: {
				...requestOptions.headers,
				'User-Source': textOf(credentials.userSource),
				'X-Token': textOf(credentials.apiToken),
			},
		};
	}

	// A report of one past day: the only published endpoint that reads without an ID of the account.
	test: ICredentialTestRequest = credentialTest({
		service: 'Talentry',
		request: {
			baseURL: `={{ ($credentials.baseUrl || "${defaultBaseUrl}").replace(/\\/+$/, "") }}`,
			url: '=/tenants/{{ encodeURIComponent($credentials.customerId) }}/gamificationPointsReport/2020-01-01/2020-01-01',
		},
		list: true,
		messages: {
			401: "Talentry does not accept this token with this user source. Talentry tells 'User Source' separately from the token.",
			403: 'The token is known, but it belongs to another customer ID or may not read the points report',
			404: "Nothing is found at this address. Check 'Base URL' and 'Customer ID'.",
		},
	});
}
