import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { credentialTest, requireAddress } from '../shared/node/account/credentialTest';
import {
	companyPageAddress,
	companyPageText,
	hrTokenText,
	isHrToken,
} from '../nodes/Personio/credentials';

/** Statuses other than the 400 by which Personio shows that it knows the account. */
const refusals = [
	301, 302, 303, 307, 308, 401, 403, 404, 405, 409, 410, 422, 429, 500, 502, 503, 504,
];

export class PersonioApi implements ICredentialType {
	name = 'personioApi';

	displayName = 'Personio Recruiting API';

	icon: Icon = { light: 'file:../icons/personio.svg', dark: 'file:../icons/personio.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/personio.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Company Page',
			name: 'companyPage',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://your-company.jobs.personio.de',
			description:
				'The career page of your company. Published jobs are read from its XML feed, which must be switched on in Personio under Settings > Recruiting > Career page > Activations.',
		},
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12345',
			description: 'Shown next to the recruiting token in Personio',
		},
		{
			displayName: 'Recruiting API Token',
			name: 'recruitingToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The Recruiting API access token that Personio made by itself (Recruiting API Key at https://your-company.personio.de/configuration/api/credentials/management). A client ID and secret of Personio's HR API do not work here.",
		},
		{
			displayName: 'Channel ID',
			name: 'channelId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 31',
			description:
				'The recruiting channel that applications are booked on unless a node says otherwise. Shown in Personio under Settings > Recruiting > Channels.',
		},
		{
			displayName: 'Custom Phases',
			name: 'customPhases',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. 12345 = Phone interview',
			description:
				'One phase a line, ID and name, copied from Personio under Settings > Recruiting > Phases. Personio offers no way to read them, and files an application with an unknown phase under Unassigned without a word. With this list, nodes offer the phases by name and refuse unknown ones.',
		},
		{
			displayName: 'API Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.personio.de',
			description: 'Change it only for a proxy or a test system',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		requireAddress(requestOptions, 'API Base URL');
		// The API knows nothing of the page, so a test would call one of nonsense right.
		if (!companyPageAddress(String(credentials.companyPage ?? ''))) {
			throw new Error(`Company Page: ${companyPageText}`);
		}
		const token = String(credentials.recruitingToken ?? '').trim();
		if (isHrToken(token)) throw new Error(`Recruiting API Token: ${hrTokenText}`);
		return {
			...requestOptions,
			headers: {
				...requestOptions.headers,
				Authorization: `Bearer ${token}`,
				'X-Company-ID': String(credentials.companyId ?? '').trim(),
			},
		};
	}

	// The API has nothing to read. An application without any required field is refused as incomplete (400) when the
	// company ID and the token are right, and as unknown (401) when they are not; it never creates anything.
	test: ICredentialTestRequest = credentialTest({
		service: 'Personio',
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://api.personio.de").replace(/\\/+$/, "") }}',
			url: '/v1/recruiting/applications',
			method: 'POST',
			body: { first_name: '' },
			ignoreHttpStatusErrors: { ignore: true, except: refusals },
		},
		messages: {
			401: 'Personio does not recognise this company ID together with this token. Use the Recruiting API access token that Personio made by itself, not a client ID or secret of the HR API, and the company ID shown next to it. Personio does not tell which of the two is wrong.',
			403: 'The credential is right, but Recruiting or its API is not part of this Personio account',
			404: "There is no Personio API at 'API Base URL'",
		},
	});
}
