import { z } from 'zod';
import { invalidInput } from '../../http/failure';
import { readContractCredential } from '../common/credential';
import { publishedPaths } from './contract';

export const defaultBaseUrl = 'https://api.talentry.com/api/v1';

const text = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.transform((value) => (value ?? '').trim());

const credentialSchema = z.object({
	customerId: text,
	baseUrl: text,
	talentSide: text,
	talentBaseUrl: text,
	contractOverrides: text,
});

export interface TalentryAccount {
	/** The tenant's address, below which the published endpoints are. */
	tenantUrl: string;
	/** The address below which the contract of talents is found. */
	talentUrl: string;
	contractOverrides: string;
}

/**
 * The parts of the credential that shape the calls.
 * @throws Failure `validation`
 */
export function readCredential(credential: unknown): TalentryAccount {
	const { customerId, baseUrl, talentSide, talentBaseUrl, contractOverrides } =
		credentialSchema.parse(credential);
	if (customerId === '') {
		throw invalidInput(
			'The Talentry credential has no customer ID',
			[{ field: 'Customer ID', message: 'is empty; it is part of every address of Talentry' }],
			'Enter the customer ID (tenant ID) that Talentry gave you.',
		);
	}
	const published = readContractCredential(
		'Talentry',
		{ baseUrl: baseUrl || defaultBaseUrl },
		`Enter the address of the API, ${defaultBaseUrl} unless Talentry named another one.`,
	);
	const tenantUrl = `${published.baseUrl}/tenants/${encodeURIComponent(customerId)}`;
	if (talentSide !== 'other') return { tenantUrl, talentUrl: tenantUrl, contractOverrides };
	const talents = readContractCredential(
		'Talentry',
		{ baseUrl: talentBaseUrl },
		"Enter the 'Talent Base URL', or set 'Talent Side' to 'Same Address and Token'.",
	);
	return { tenantUrl, talentUrl: talents.baseUrl, contractOverrides };
}

/**
 * Whether a call is one of the contract of talents that the credential says goes to another address, and so is signed in
 * with the token of that address. The published endpoints always get Talentry's own headers.
 */
export function isTalentCall(credential: unknown, url: string): boolean {
	const { tenantUrl, talentUrl } = readCredential(credential);
	const below = (base: string) => url === base || /^[/?#]/.test(url.slice(base.length));
	const isPublished = publishedPaths.some(
		(path) => url.startsWith(tenantUrl + path) && below(tenantUrl + path),
	);
	return !isPublished && url.startsWith(talentUrl) && below(talentUrl);
}
