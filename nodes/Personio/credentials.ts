import { z } from 'zod';
import { invalidInput, type FieldProblem } from '../../shared/http/failure';

const credentialSchema = z.object({
	companyPage: z.string().nullish(),
	recruitingToken: z.string().nullish(),
	channelId: z.union([z.string(), z.number().transform(String)]).nullish(),
	customPhases: z.string().nullish(),
	baseUrl: z.string().nullish(),
});

/** A phase that the company has made for itself. */
export interface CustomPhase {
	/** A positive whole number, as text. */
	id: string;
	name: string;
}

export interface PersonioAccount {
	/** Without a slash at the end; the feed is below it. */
	companyPage: string;
	baseUrl: string;
	channelId?: string;
	/** Empty when the credential names none: then ids of custom phases cannot be checked. */
	customPhases: CustomPhase[];
}

const publicApi = 'https://api.personio.de';

/** @throws Failure `validation` that names each field of the credential that cannot be used */
export function readCredential(credential: unknown): PersonioAccount {
	const { companyPage, channelId, customPhases, baseUrl, recruitingToken } =
		credentialSchema.parse(credential);
	const problems: FieldProblem[] = [];

	const page = companyPageAddress(companyPage ?? '');
	if (!page) {
		problems.push({
			field: 'Company Page',
			message: companyPageText,
		});
	}
	const api = baseUrl?.trim() || publicApi;
	if (!URL.canParse(api) || !/^https?:/.test(api)) {
		problems.push({ field: 'API Base URL', message: `must be an address such as ${publicApi}` });
	}
	const channel = (channelId ?? '').trim();
	if (channel !== '' && !/^\d+$/.test(channel)) {
		problems.push({
			field: 'Channel ID',
			message:
				'must be a whole number, as shown in Personio under Settings > Recruiting > Channels',
		});
	}
	const phases = readCustomPhases(customPhases ?? '', problems);
	if (isHrToken(recruitingToken ?? ''))
		problems.push({ field: 'Recruiting API Token', message: hrTokenText });
	if (problems.length > 0) {
		throw invalidInput(
			'The Personio credential cannot be used',
			problems,
			'Fix these fields in the credential and try again.',
		);
	}
	return {
		companyPage: page ?? '',
		baseUrl: api.replace(/\/+$/, ''),
		...(channel !== '' && { channelId: channel }),
		customPhases: phases,
	};
}

/** Values of Personio's HR API begin like this; the recruiting API never takes them. */
export function isHrToken(token: string): boolean {
	return token.trim().startsWith('papi-');
}

export const hrTokenText =
	"this is a client ID or secret of Personio's HR API. Applications need the Recruiting API access token, " +
	'which Personio made by itself: "Recruiting API Key" at ' +
	'https://your-company.personio.de/configuration/api/credentials/management';

export const companyPageText =
	'must be the address of your career page, e.g. https://your-company.jobs.personio.de';

/** Accepts what people paste: the bare company, its host, the page with or without a path to a job or the feed. */
export function companyPageAddress(text: string): string | undefined {
	let address = text.trim();
	if (/^[a-z0-9-]+$/i.test(address)) address = `${address}.jobs.personio.de`;
	if (!/^https?:\/\//i.test(address)) address = `https://${address}`;
	if (!URL.canParse(address)) return undefined;
	const { origin, pathname, hostname } = new URL(address);
	if (!hostname.includes('.') && hostname !== 'localhost') return undefined;
	return (
		origin + pathname.replace(/\/(xml|job(\/.*)?|search(\.json)?)?\/*$/, '').replace(/\/+$/, '')
	);
}

/** One phase a line: `12345 = Phone interview`. */
function readCustomPhases(text: string, problems: FieldProblem[]): CustomPhase[] {
	return text
		.split(/\r?\n/)
		.filter((line) => line.trim() !== '')
		.flatMap((line, index) => {
			const match = /^\s*(\d+)\s*(?:[=:;]\s*(.*?)\s*)?$/.exec(line);
			if (match?.[1]) return [{ id: match[1], name: match[2] || `Phase ${match[1]}` }];
			problems.push({
				field: `Custom Phases, line ${index + 1}`,
				message: 'must be an ID and a name, e.g. 12345 = Phone interview',
			});
			return [];
		});
}

const v2CredentialSchema = z.object({
	baseUrl: z.string().nullish(),
	clientId: z.string().nullish(),
});

/** @throws Failure `validation` */
export function readV2Credential(credential: unknown): { baseUrl: string; clientId: string } {
	const { baseUrl, clientId } = v2CredentialSchema.parse(credential);
	const api = apiAddress(baseUrl);
	if (!URL.canParse(api) || !/^https?:/.test(api)) {
		throw invalidInput(
			'The Personio V2 credential cannot be used',
			[{ field: 'API Base URL', message: `must be an address such as ${publicApi}` }],
			'Fix this field in the credential and try again.',
		);
	}
	return { baseUrl: api, clientId: (clientId ?? '').trim() };
}

/** Without a slash at the end; Personio's own where none is entered. */
export function apiAddress(baseUrl: unknown): string {
	return (String(baseUrl ?? '').trim() || publicApi).replace(/\/+$/, '');
}
