import { z } from 'zod';
import { invalidInput, type FieldProblem } from '../../shared/http/failure';

/** Where the API of each region is. */
export const regions = {
	eu: 'https://api.teamtailor.com/v1',
	na: 'https://api.na.teamtailor.com/v1',
	ap: 'https://api.au.teamtailor.com/v1',
} as const;

/** Sent with every call unless the credential names another one. */
export const defaultApiVersion = '20240904';

const credentialSchema = z.object({
	region: z.enum(['eu', 'na', 'ap', 'custom']).catch('eu'),
	baseUrl: z.string().nullish(),
	apiVersion: z.union([z.string(), z.number().transform(String)]).nullish(),
	signatureKey: z.string().nullish(),
});

export interface TeamtailorAccount {
	/** Without a slash at the end; ends with `/v1`. */
	baseUrl: string;
	/** YYYYMMDD. */
	apiVersion: string;
	/** Proves that webhooks come from Teamtailor; empty if none was entered. */
	signatureKey: string;
}

/** @throws Failure `validation` that names each field of the credential that cannot be used */
export function readCredential(credential: unknown): TeamtailorAccount {
	const { region, baseUrl, apiVersion, signatureKey } = credentialSchema.parse(credential);
	const problems: FieldProblem[] = [];
	const address = region === 'custom' ? ownAddress(baseUrl ?? '') : regions[region];
	if (!address) {
		problems.push({ field: 'Base URL', message: `must be an address such as ${regions.eu}` });
	}
	const version = (apiVersion ?? '').trim() || defaultApiVersion;
	if (!/^\d{8}$/.test(version)) {
		problems.push({
			field: 'API Version',
			message: `must be a date such as ${defaultApiVersion}`,
		});
	}
	if (problems.length > 0) {
		throw invalidInput(
			'The Teamtailor credential cannot be used',
			problems,
			'Fix these fields in the credential.',
		);
	}
	return {
		baseUrl: address ?? '',
		apiVersion: version,
		signatureKey: (signatureKey ?? '').trim(),
	};
}

const keySchema = z.object({ apiKey: z.string().catch('') });

/** What tells one account from another: nothing to be shown, since the API key is in it. */
export function accountKey(credential: unknown, { baseUrl }: TeamtailorAccount): string {
	return `${baseUrl} ${keySchema.parse(credential).apiKey.trim()}`;
}

/** With or without `/v1`: people paste both, and Teamtailor answers `/v1/v1` with 404. */
function ownAddress(text: string): string | undefined {
	const address = text.trim().replace(/\/+$/, '');
	if (!URL.canParse(address) || !/^https?:/.test(address)) return undefined;
	return `${address.replace(/(\/v1)+$/, '')}/v1`;
}
