import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { authenticateWithToken } from '../shared/node/tokenAuthentication';

export class InhireApi implements ICredentialType {
	name = 'inhireApi';

	displayName = 'Inhire API';

	icon: Icon = { light: 'file:../icons/inhire.svg', dark: 'file:../icons/inhire.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/inhire.md';

	properties: INodeProperties[] = [
		{
			displayName:
				'inhire publishes no API. This credential follows the default contract of this package, an OpenAPI document in its docs. Adapt it here to the private documentation that inhire gave you.',
			name: 'contractNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://api.example.com/inhire/v1',
			description: 'The address below which the paths of the contract are found',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Basic Auth', value: 'basic', description: 'User name and token as password' },
				{ name: 'Bearer Token', value: 'bearer', description: 'Authorization: Bearer token' },
				{ name: 'Header', value: 'header', description: 'The token in a header of your choice' },
				{ name: 'Query Parameter', value: 'query', description: 'The token in the address' },
			],
			default: 'bearer',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			displayOptions: { show: { authentication: ['basic'] } },
			default: '',
		},
		{
			displayName: 'Name',
			name: 'headerName',
			type: 'string',
			displayOptions: { show: { authentication: ['header', 'query'] } },
			default: '',
			placeholder: 'e.g. X-Api-Key',
			description: 'Name of the header or query parameter that carries the token',
		},
		{
			displayName: 'Contract Overrides',
			name: 'contractOverrides',
			type: 'json',
			typeOptions: { rows: 6 },
			default: '',
			placeholder: 'e.g. {"listJobs": {"path": "/vacancies", "fields": {"title": "name"}}}',
			description:
				'What differs from the default contract, per operation: method, path, query, items, nextCursor, fields, body. Operations: getConnection, importSources, listStatuses, listJobs, listApplications, getApplication, getDocument, confirmExport, setStatus.',
		},
	];

	authenticate = authenticateWithToken;

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '={{ JSON.parse($credentials.contractOverrides || "{}").getConnection?.path ?? "/connection" }}',
		},
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: 'The service at Base URL does not accept this token' },
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The token is known, but it lacks the right to read the connection',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						"Nothing is found at this address. Check 'Base URL', or name the path of getConnection in 'Contract Overrides'.",
				},
			},
		],
	};
}
