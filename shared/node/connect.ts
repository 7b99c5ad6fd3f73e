import type { IExecuteFunctions } from 'n8n-workflow';
import type { ConnectOptions, VendorApi } from '../http/vendorApi';
import { clock } from './clock';
import { n8nRequest, type RequestContext } from './request';

/** Where a credential type keeps a token that n8n renews. */
export const tokenProperty = 'sessionToken';

/** What a vendor's `connect` needs, from the credential that the user has chosen in the node. */
export async function connectOptions(
	context: RequestContext,
	credentialType: string,
): Promise<ConnectOptions> {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const credential = await context.getCredentials(credentialType);
	return {
		request: n8nRequest(context, credentialType, tokenProperty in credential),
		clock,
		...(signal && { signal }),
		credential,
	};
}

/**
 * The vendor's client for the account that the user has chosen in the node.
 * @throws Failure `validation` for a credential that cannot work
 */
export async function connect<Client>(
	context: RequestContext,
	vendor: VendorApi<Client>,
): Promise<Client> {
	return vendor.connect(await connectOptions(context, vendor.credentialType));
}

/**
 * The same for calls that clear up after the execution was cancelled: n8n ends every other call at once then.
 * @throws Failure `validation`
 */
export async function connectAfterCancel<Client>(
	context: IExecuteFunctions,
	vendor: VendorApi<Client>,
): Promise<Client> {
	const uncancelled: IExecuteFunctions = Object.create(context, {
		getExecutionCancelSignal: { value: () => undefined },
	});
	return await connect(uncancelled, vendor);
}
