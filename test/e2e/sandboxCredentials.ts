import { accountsOf } from '../support/accounts';

/** A credential in the form in which n8n imports it. */
export interface CredentialToImport {
	id: string;
	name: string;
	type: string;
	data: Record<string, string>;
}

/** The accounts of the stand-in vendors; a credential's id is its type. */
export function sandboxCredentials(sandboxUrl: string): CredentialToImport[] {
	return Object.entries(accountsOf(sandboxUrl)).map(([type, data]) => ({
		id: type,
		name: `${type.replace(/Api$/, '')} (sandbox)`,
		type,
		data,
	}));
}
