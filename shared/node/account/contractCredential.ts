import type { ICredentialTestRequest, INodeProperties } from 'n8n-workflow';

/** What the credential of a service without a published API says of it. */
export interface ContractAccount {
	/** Display name of the service. */
	service: string;
	/** The operations of its contract, as they can be overridden. */
	operations: readonly string[];
	/** An override that shows the form, as JSON. */
	example: string;
	/** e.g. `https://api.example.com/inhire/v1` */
	baseUrlExample: string;
}

/** A token in one of four places, as `authenticateWithToken` sends it. */
export const tokenProperties: INodeProperties[] = [
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
];

/**
 * The fields of a credential for a service that publishes no API: the notice that the contract is ours, the address, a
 * token in one of four places, and the overrides.
 */
export function contractProperties(account: ContractAccount): INodeProperties[] {
	const { service, operations, example, baseUrlExample } = account;
	return [
		{
			displayName: `${service} publishes no API. This credential follows the default contract of this package, an OpenAPI document in its docs. Adapt it here to the private documentation that ${service} gave you.`,
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
			placeholder: `e.g. ${baseUrlExample}`,
			description: 'The address below which the paths of the contract are found',
		},
		...tokenProperties,
		overridesProperty(operations, example),
	];
}

/** The field in which a user adapts a contract. */
export function overridesProperty(
	operations: readonly string[],
	example: string,
	parts = 'method, path, query, items, nextCursor, paging, fields, body',
): INodeProperties {
	return {
		displayName: 'Contract Overrides',
		name: 'contractOverrides',
		type: 'json',
		typeOptions: { rows: 6 },
		default: '',
		placeholder: `e.g. ${example}`,
		description: `What differs from the default contract, per operation: ${parts}. Operations: ${operations.join(', ')}.`,
	};
}

/**
 * Reads something small that every account has.
 *
 * @param operation that is called, at the path that an override may give it
 * @param path of the default contract
 * @param thing what is there, e.g. `the account`
 */
export function contractTest(
	operation: string,
	path: string,
	thing: string,
): ICredentialTestRequest {
	const override = `JSON.parse($credentials.contractOverrides || "{}").${operation}?.path`;
	return {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: `={{ ${override} ?? "${path}" }}`,
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
					message: `The token is known, but it lacks the right to read ${thing}`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: `Nothing is found at this address. Check 'Base URL', or name the path of ${operation} in 'Contract Overrides'.`,
				},
			},
		],
	};
}
