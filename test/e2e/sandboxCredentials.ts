import { join } from 'node:path';
import { z } from 'zod';
import { accountsOf } from '../support/accounts';
import { repository } from './places';

/** A credential in the form in which n8n imports it. */
export interface CredentialToImport {
	id: string;
	name: string;
	type: string;
	data: Record<string, string | number>;
}

/** Who may fill in the forms of templates. */
export const FORM_USER = { user: 'person', password: 'sandbox-form-password' };

const credentialClass = z.custom<new () => object>((value) => typeof value === 'function');

/** The accounts of the stand-in vendors; a credential's id is its type. Needs a build. */
export async function sandboxCredentials(sandboxUrl: string): Promise<CredentialToImport[]> {
	const accounts = await Promise.all(
		Object.entries(accountsOf(sandboxUrl)).map(async ([type, data]) => ({
			id: type,
			name: `${(await displayNameOf(type)).replace(/ API$/, '')} (sandbox)`,
			type,
			data,
		})),
	);
	const type = 'httpBasicAuth';
	return [...accounts, { id: type, name: 'Form user (sandbox)', type, data: FORM_USER }];
}

async function displayNameOf(type: string): Promise<string> {
	const className = type.charAt(0).toUpperCase() + type.slice(1);
	const file = join(repository, 'dist/credentials', `${className}.credentials.js`);
	const exported: unknown = await import(file);
	const credential = new (z.object({ [className]: credentialClass }).parse(exported)[className])();
	return z.object({ displayName: z.string() }).parse(credential).displayName;
}
