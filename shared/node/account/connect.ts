import type { IExecuteFunctions } from 'n8n-workflow';
import { ConnectionFailure } from '../../http/request';
import type { ConnectOptions, VendorApi } from '../../http/vendorApi';
import { clock } from './clock';
import { n8nRequest, type RequestContext } from './request';

/** Where a credential type keeps a token that n8n renews. */
export const tokenProperty = 'sessionToken';

/** What a vendor's `connect` needs, from the credential that the user has chosen in the node. */
export async function connectOptions(
	context: RequestContext,
	credentialType: string,
): Promise<ConnectOptions> {
	const credential = await context.getCredentials(credentialType);
	return {
		request: n8nRequest(context, credentialType, tokenProperty in credential),
		clock,
		...limitsOf(context),
		credential,
	};
}

/** A person waits in front of a pick list; milliseconds for all of its calls, and for the waits of one of them. */
const pickListTime = 15_000;
const pickListWaits = 10_000;

function limitsOf(context: RequestContext): Pick<ConnectOptions, 'signal' | 'budget'> {
	if ('getCurrentNodeParameter' in context) {
		return { signal: endingAfter(pickListTime), budget: pickListWaits };
	}
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return signal ? { signal } : {};
}

function endingAfter(milliseconds: number): AbortSignal {
	const ending = new AbortController();
	const timeout = new ConnectionFailure('ETIMEDOUT', false, milliseconds);
	AbortSignal.timeout(milliseconds).addEventListener('abort', () => ending.abort(timeout), {
		once: true,
	});
	return ending.signal;
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
