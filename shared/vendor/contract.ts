import { z, type ZodType, type ZodTypeDef } from 'zod';
import type { Caller } from '../http/caller';
import { endpointsOf, sameNames, withOverrides, type Endpoint } from '../http/contract';
import {
	createContractClient,
	type ContractService,
	type ListOptions,
	type CallParameters,
	type Received,
} from '../http/contractClient';
import { invalidInput, type FailureDetails } from '../http/failure';
import { readProblem } from '../http/problemDetails';
import type { ByteStream, HttpRequest, RequestBody } from '../http/request';
import type { Answer } from '../http/service';
import type { VendorApi } from '../http/vendorApi';
import { fieldPathsOf } from './fieldPaths';

/** What a method answers with, as it must be. */
type Schema<T> = ZodType<T, ZodTypeDef, unknown>;

/** One method of a contract of ours: how it is called, and the record that answers it. */
export interface Method<T> extends Endpoint {
	record: Schema<T>;
	/** The method whose record the answer is, so that changes of its fields count here too. */
	answeredBy?: string;
}

/** The methods of a contract by their names; `Records` has the record of each. */
export type Methods<Records> = { readonly [Name in keyof Records]: Method<Records[Name]> };

type Rest = Partial<Pick<Endpoint, 'items' | 'nextCursor' | 'totals' | 'fields'>>;

/** Makes the methods of a contract that is described at that address, each in one line. */
export function methodsOf(documentation: string) {
	const endpoint = endpointsOf(documentation);
	function method<T>(
		verb: Endpoint['method'],
		path: string,
		record: Schema<T>,
		rest: Partial<Omit<Endpoint, 'method' | 'path'>> = {},
	): Method<T> {
		return {
			...endpoint(verb, path, { fields: sameNames(...fieldPathsOf(record)), ...rest }),
			record,
		};
	}
	return {
		/** Any method, if the others here do not fit. */
		method,
		/** One record. */
		get: <T>(path: string, record: Schema<T>, query: readonly string[] = []): Method<T> =>
			method('GET', path, record, { query: sameNames(...query) }),
		/** A list, page by page: `{items, nextCursor}`. @param query names of its filters */
		list: <T>(
			path: string,
			record: Schema<T>,
			query: readonly string[] = [],
			rest: Rest = {},
		): Method<T> =>
			method('GET', path, record, {
				items: 'items',
				nextCursor: 'nextCursor',
				query: sameNames(...query, 'limit', 'cursor'),
				...rest,
			}),
		/** The bytes of a file. */
		file: (path: string): Method<unknown> => method('GET', path, z.unknown()),
		/** Sends values. @param body names of the values @param answeredBy the method whose record the answer is */
		send: <T>(
			verb: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
			path: string,
			body: readonly string[],
			record: Schema<T>,
			answeredBy?: string,
		): Method<T> => ({
			...method(verb, path, record, { body: sameNames(...body) }),
			...(answeredBy && { answeredBy }),
		}),
	};
}

/** What a confirmation of an export sends. */
export const confirmationNames = [
	'targetSystem',
	'targetJobId',
	'targetApplicationId',
	'result',
	'exportedAt',
] as const;

/** Calls of a contract of ours, by the names of its methods. Every call throws Failure. */
export interface ContractCalls<Records> {
	/** Where the paths begin; without a slash at the end. */
	readonly baseUrl: string;
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

/** The calls of a contract, by its methods: `type WorkwiseApi = CallsOf<typeof methods>`. */
export type CallsOf<M> = ContractCalls<{
	[Name in keyof M]: M[Name] extends Method<infer T> ? T : never;
}>;

interface OurApi {
	system: string;
	/** Display name. */
	name: string;
	credentialType: string;
	/** What the service's token must allow, e.g. `read applications`. */
	rights: string;
	/** Reads the service's errors, if problem details do not say all. */
	readFailure?(answer: Answer): Partial<FailureDetails> | undefined;
	/** What to do about a credential without a base URL, if the vendor has a public one. */
	missingBaseUrl?: string;
	/**
	 * What every call follows besides, from the credential.
	 * @throws Failure `validation`
	 */
	settings?(credential: unknown): Pick<ContractService<string>, 'query' | 'retry' | 'largestPage'>;
}

/**
 * An API for which the vendor publishes no documentation: the contract is ours, and the credential may adapt it. Its
 * `connect` throws Failure `validation` for a credential or overrides that cannot be used.
 */
export function contractApi<Records>(
	{ system, name, credentialType, rights, readFailure = readProblem, ...differs }: OurApi,
	methods: Methods<Records>,
): VendorApi<ContractCalls<Records>> {
	return {
		system,
		name,
		credentialType,
		api: 'ours',
		connect(options) {
			const { baseUrl, contractOverrides } = readContractCredential(
				name,
				options.credential,
				differs.missingBaseUrl,
			);
			const settings = differs.settings?.(options.credential);
			const client = createContractClient<keyof Records & string>(
				{
					...settings,
					name,
					baseUrl,
					contract: withOverrides(name, methods, contractOverrides),
					readFailure: (answer) => ({
						...(answer.status === 403 && {
							remedy: `The token lacks a right. Ask your contact at ${name} for one that may ${rights}.`,
						}),
						...readFailure(answer),
					}),
				},
				options,
			);
			return {
				baseUrl,
				account: [baseUrl, ...Object.values(settings?.query ?? {})],
				caller: client.caller,
				requestTo: client.requestTo,
				read: async (method, place) => await client.read(method, methods[method].record, place),
				list: (method, listOptions = {}, query = {}, ids = {}) =>
					client.list(method, methods[method].record, listOptions, { query, ids }),
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
		},
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
