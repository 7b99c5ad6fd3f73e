import type { CallerParts } from './caller';

/** What a client needs from outside: the network, the time, and the account. */
export interface ConnectOptions extends CallerParts {
	/** The credential's data as n8n stores it; each vendor checks its own. */
	credential: unknown;
}

/** An API of a vendor, with the type of account that it is used by. `Client` is its typed calls. */
export interface VendorApi<Client> {
	/** The `system` of its records. */
	system: string;
	/** Display name. */
	name: string;
	/** The name of its credential type in n8n. */
	credentialType: string;
	/** Whether the API is published by the vendor, or a default contract of ours, or each in part. */
	api: 'published' | 'partlyPublished' | 'ours';
	/** @throws Failure `validation` for a credential that cannot work */
	connect(options: ConnectOptions): Client;
}
