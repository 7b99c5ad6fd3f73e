import { z } from 'zod';
import type { Caller } from '../http/caller';
import type { Clock } from '../http/clock';
import { withOverrides, type Contract } from '../http/contract';
import {
	createContractClient,
	type CallParameters,
	type ContractService,
	type ListOptions,
	type Received,
} from '../http/contractClient';
import { invalidInput, type FailureDetails } from '../http/failure';
import { readProblem } from '../http/problemDetails';
import type { ByteStream, HttpRequest, RequestBody } from '../http/request';
import type { Answer } from '../http/service';
import type { ConnectOptions, VendorApi } from '../http/vendorApi';
import type { Method, Methods } from './methods';

/** Calls of an API, by the names of its methods. Every call throws Failure. */
export interface ApiCalls<Records> {
	/** Where the paths begin; without a slash at the end. */
	readonly baseUrl: string;
	/** Display name of the service. */
	readonly name: string;
	readonly clock: Clock;
	/** Ends the calls of the run. */
	readonly signal?: AbortSignal | undefined;
	/** What tells this account from others: where the paths begin, and what every call carries. */
	readonly account: readonly unknown[];
	readonly caller: Caller;
	/** The method's call, for what none of the others here does. */
	requestTo(method: keyof Records & string, place?: CallParameters): HttpRequest;
	read<Name extends keyof Records & string>(
		method: Name,
		place?: CallParameters,
	): Promise<Received<Records[Name]>>;
	list<Name extends keyof Records & string>(
		method: Name,
		options?: ListOptions,
		query?: CallParameters['query'],
		ids?: CallParameters['ids'],
		/** What a list that is read by POST is asked. */
		body?: CallParameters['body'],
	): AsyncGenerator<Received<Records[Name]>>;
	/** `repeatable`: a second try does no harm. */
	send<Name extends keyof Records & string>(
		method: Name,
		values: object,
		place: CallParameters & { repeatable: boolean },
	): Promise<Received<Records[Name]>>;
	/** Hands the bytes of a file and the answer's headers to `consume`. */
	download<T>(
		method: keyof Records & string,
		ids: Record<string, string>,
		consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
	): Promise<T>;
	/** Sends a form with a file. `repeatable`: a second try does no harm. */
	upload<Name extends keyof Records & string>(
		method: Name,
		body: Extract<RequestBody, { type: 'multipart' }>,
		place: CallParameters & { repeatable: boolean },
	): Promise<Records[Name]>;
}

/** The calls of an API, by its methods: `type WorkwiseApi = CallsOf<typeof methods>`. */
export type CallsOf<M> = ApiCalls<{
	[Name in keyof M]: M[Name] extends Method<infer T> ? T : never;
}>;

interface Identity {
	system: string;
	/** Display name. */
	name: string;
	credentialType: string;
	/** Reads the service's errors. Defaults to problem details. */
	readFailure?(answer: Answer): Partial<FailureDetails> | undefined;
	/** What an answer stands for whose status says less, e.g. 400 for a failure inside HTTP 200. */
	readStatus?(answer: Answer): number | undefined;
	/**
	 * What every call follows besides, from the credential.
	 * @throws Failure `validation`
	 */
	settings?(credential: unknown): ServiceSettings;
}

type ServiceSettings = Pick<
	ContractService<string>,
	'query' | 'retry' | 'largestPage' | 'rateLimit'
>;

interface OurApi extends Identity {
	/** What the service's token must allow, e.g. `read applications`. */
	rights: string;
	/** What to do about a credential without a base URL, if the vendor has a public one. */
	missingBaseUrl?: string;
}

interface PublishedApi extends Identity {
	/** Where the paths begin, without a slash at the end, e.g. by the region that the credential names. */
	baseUrl: string | ((credential: unknown) => string);
}

/**
 * An API that the vendor documents: nothing of it can be changed. Its `connect` throws Failure `validation` for a
 * credential that cannot be used.
 */
export function publishedApi<Records>(
	{ baseUrl, ...identity }: PublishedApi,
	methods: Methods<Records>,
): VendorApi<ApiCalls<Records>> {
	const { system, name, credentialType } = identity;
	return {
		system,
		name,
		credentialType,
		api: 'published',
		connect(options) {
			const address = typeof baseUrl === 'string' ? baseUrl : baseUrl(options.credential);
			return callsOf(identity, methods, methods, address, options);
		},
	};
}

/**
 * An API for which the vendor publishes no documentation: the contract is ours, and the credential may adapt it. Its
 * `connect` throws Failure `validation` for a credential or overrides that cannot be used.
 */
export function contractApi<Records>(
	{ rights, missingBaseUrl, ...identity }: OurApi,
	methods: Methods<Records>,
): VendorApi<ApiCalls<Records>> {
	const { system, name, credentialType, readFailure = readProblem } = identity;
	return {
		system,
		name,
		credentialType,
		api: 'ours',
		connect(options) {
			const { credential } = options;
			const address = readContractCredential(name, credential, missingBaseUrl);
			const adapted = withOverrides(name, methods, address.contractOverrides);
			const explained: Identity = {
				...identity,
				readFailure: (answer) => ({
					...(answer.status === 403 && {
						remedy: `The token lacks a right. Ask your contact at ${name} for one that may ${rights}.`,
					}),
					...readFailure(answer),
				}),
			};
			return callsOf(explained, methods, adapted, address.baseUrl, options);
		},
	};
}

/** @param contract the methods as the service has them */
function callsOf<Records>(
	{ name, readFailure = readProblem, readStatus, settings }: Identity,
	methods: Methods<Records>,
	contract: Contract<keyof Records & string>,
	baseUrl: string,
	options: ConnectOptions,
): ApiCalls<Records> {
	const chosen = settings?.(options.credential);
	const client = createContractClient<keyof Records & string>(
		{ ...chosen, name, baseUrl, contract, readFailure, ...(readStatus && { readStatus }) },
		options,
	);
	return {
		baseUrl,
		name,
		clock: options.clock,
		signal: options.signal,
		account: [baseUrl, ...Object.values(chosen?.query ?? {})],
		caller: client.caller,
		requestTo: client.requestTo,
		read: async (method, place) => await client.read(method, methods[method].record, place),
		list: (method, listOptions = {}, query = {}, ids = {}, body = undefined) =>
			client.list(method, methods[method].record, listOptions, {
				query,
				ids,
				...(body && { body }),
			}),
		async send(method, values, place) {
			const { record, answeredBy } = methods[method];
			return await client.write(method, { ...values }, record, {
				...place,
				...(answeredBy && isMethod(methods, answeredBy) && { answeredBy }),
			});
		},
		download: async (method, ids, consume) => await client.download(method, { ids }, consume),
		upload: async (method, body, place) =>
			await client.upload(method, body, methods[method].record, place),
	};
}

function isMethod<Records>(
	methods: Methods<Records>,
	name: string,
): name is keyof Records & string {
	return Object.hasOwn(methods, name);
}

const credentialSchema = z.object({
	baseUrl: z.string().nullish(),
	contractOverrides: z.string().nullish(),
});

/**
 * The parts of a credential that shape the calls of a contract; how they are authenticated is the credential type's own
 * matter.
 * @throws Failure `validation`
 */
export function readContractCredential(
	service: string,
	credential: unknown,
	remedy = `${service} publishes no API. Enter the address that ${service} gave you, or that of your own service that follows the default contract.`,
): { baseUrl: string; contractOverrides: string } {
	const { baseUrl, contractOverrides } = credentialSchema.parse(credential);
	const trimmed = (baseUrl ?? '').trim().replace(/\/+$/, '');
	if (!URL.canParse(trimmed) || !/^https?:/.test(trimmed)) {
		throw invalidInput(
			`The ${service} credential has no usable base URL`,
			[{ field: 'Base URL', message: 'must be an address such as https://api.example.com/v1' }],
			remedy,
		);
	}
	return { baseUrl: trimmed, contractOverrides: contractOverrides ?? '' };
}
