import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { withOverrides, type Contract } from '../../http/contract';
import { Failure } from '../../http/failure';
import { credentialTest, requireAddress } from './credentialTest';
import { authenticateWithToken } from './tokenAuthentication';

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
	return credentialTest({
		service: 'The service at Base URL',
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: `={{ ${override} ?? "${path}" }}`,
		},
		messages: {
			401: 'The service at Base URL does not accept this token',
			403: `The token is known, but it lacks the right to read ${thing}`,
			404: `Nothing is found at this address. Check 'Base URL', or name the path of ${operation} in 'Contract Overrides'.`,
		},
	});
}

/**
 * The `authenticate` of a contract's credential: the token in one of four places, once the address and the overrides
 * can be used.
 * @throws Error in the user's words, with the path of each key of the overrides that does not fit
 */
export function contractAuthentication(service: string, contract: Contract<string>) {
	const requireOverrides = overridesCheck(service, contract);
	return async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		requireOverrides(credentials);
		requireAddress(requestOptions, 'Base URL');
		return await authenticateWithToken(credentials, requestOptions);
	};
}

/**
 * Checks the overrides of a credential. It runs before every call and the overrides rarely change, so they are read
 * again only then.
 * @returns a function that throws Error with the path of each key that does not fit
 */
export function overridesCheck(
	service: string,
	contract: Contract<string>,
): (credentials: ICredentialDataDecryptedObject) => void {
	let checked = '';
	return ({ contractOverrides }) => {
		const overrides = String(contractOverrides ?? '');
		if (overrides === checked) return;
		try {
			withOverrides(service, contract, overrides);
		} catch (error) {
			throw inOneMessage(error);
		}
		checked = overrides;
	};
}

/** Of an error in a credential's test, n8n shows the message alone. */
function inOneMessage(error: unknown): unknown {
	if (!(error instanceof Failure)) return error;
	const problems = (error.details.fields ?? []).map(({ field, message }) => `${field}: ${message}`);
	return new Error([error.message, ...problems].join('. '));
}
