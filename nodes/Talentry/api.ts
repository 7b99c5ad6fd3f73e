import { z } from 'zod';
import type { Received } from '../../shared/http/contractClient';
import type { Clock } from '../../shared/http/clock';
import { invalidInput, type FailureDetails } from '../../shared/http/failure';
import { readProblem } from '../../shared/http/problemDetails';
import type { Answer } from '../../shared/http/service';
import type { VendorApi } from '../../shared/http/vendorApi';
import { contractApi, readContractCredential, type CallsOf } from '../../shared/vendor/api';
import { methods, publishedMethods, publishedPaths } from './contract';
import { system, type TalentryTalent } from './records';

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

/** The calls about talents, by our contract, and those that Talentry publishes. Every call throws Failure. */
export interface TalentryClient extends CallsOf<typeof methods> {
	readonly published: CallsOf<typeof publishedMethods>;
	readonly clock: Clock;
	readonly signal?: AbortSignal;
}

const account = {
	system,
	name: 'Talentry',
	credentialType: 'talentryApi',
	rights: 'read and write talents',
	readFailure,
};
const talents = contractApi(account, methods);
const published = contractApi(account, publishedMethods);

/** Three endpoints are published; everything about talents is a contract of ours. */
export const talentryApi: VendorApi<TalentryClient> = {
	...talents,
	api: 'partlyPublished',
	connect(options) {
		const { tenantUrl, talentUrl, contractOverrides } = readCredential(options.credential);
		return {
			...talents.connect({ ...options, credential: { baseUrl: talentUrl, contractOverrides } }),
			published: published.connect({ ...options, credential: { baseUrl: tenantUrl } }),
			clock: options.clock,
			signal: options.signal,
		};
	},
};

/** @throws Failure `notFound`, also if it was deleted (status 410) */
export async function talentOf(
	client: TalentryClient,
	talentId: string,
): Promise<Received<TalentryTalent>> {
	return await client.read('getTalent', { ids: { talentId } });
}

/** A call whose answer says nothing. @param repeatable a second try does no harm */
export async function tell(
	client: TalentryClient,
	method: 'addToPool' | 'removeFromPool' | 'deleteNote' | 'sendConsentEmail',
	ids: Record<string, string>,
	repeatable = true,
): Promise<void> {
	const request = client.requestTo(method, { ids });
	// Without a body, HTTP clients announce a form.
	const body = { type: 'json', value: {} } as const;
	await client.caller.done(request.method === 'DELETE' ? request : { ...request, body }, {
		repeatable,
	});
}

const plainError = z.object({
	message: z.string().nullish(),
	error: z.union([z.string(), z.object({ message: z.string() })]).nullish(),
});

const named = z.object({ existingId: z.union([z.string(), z.number().transform(String)]) });

/** The words of an answer whose form Talentry does not document. */
function plainWords(json: unknown): string | undefined {
	const checked = plainError.safeParse(json);
	if (!checked.success) return undefined;
	const { message, error } = checked.data;
	return message ?? (typeof error === 'string' ? error : error?.message);
}

/** Reads problem details of our contract, and the usual plain forms for the published endpoints. */
function readFailure(answer: Answer): Partial<FailureDetails> | undefined {
	const problem = readProblem(answer);
	const words = problem?.vendorMessage ?? plainWords(answer.json);
	const existing = named.safeParse(answer.json);
	return {
		...problem,
		...(words && { vendorMessage: words }),
		...(existing.success && { kind: 'duplicate', existingId: existing.data.existingId }),
		...remedyOf(answer.status),
	};
}

function remedyOf(status: number): Partial<FailureDetails> {
	switch (status) {
		case 401:
			return {
				remedy:
					"Check 'Token' and 'User Source' in the Talentry credential; Talentry gives each customer a token, and tells the user source separately.",
			};
		case 403:
			return {
				remedy:
					'The token belongs to another customer, or to a user without this right. Unlocking a talent by hand needs an administrator.',
			};
		case 410:
			return {
				message: 'The talent was deleted in Talentry meanwhile',
				remedy:
					'A deletion cannot be undone there. If the person agrees to be kept again, create a new talent.',
			};
		default:
			return {};
	}
}
