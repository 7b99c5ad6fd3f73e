import { z, type ZodType, type ZodTypeDef } from 'zod';
import { createCaller } from '../../shared/http/caller';
import { fillPath } from '../../shared/http/contract';
import type { ListOptions, Received } from '../../shared/http/contractClient';
import { fieldsOf } from '../../shared/http/explain';
import { Failure } from '../../shared/http/failure';
import { paginate } from '../../shared/http/paginate';
import type { HttpRequest, QueryValue } from '../../shared/http/request';
import type { ConnectOptions, VendorApi } from '../../shared/http/vendorApi';
import { largestPage, personioV2Endpoints, system, type PersonioV2Operation } from './contract';
import { readV2Credential } from './credentials';
import { readV2Failure } from './errors';
import {
	applicationRecord,
	candidateRecord,
	categoryRecord,
	jobRecord,
	stageTransitionRecord,
	type PersonioV2Application,
	type PersonioV2Candidate,
	type PersonioV2Category,
	type PersonioV2Job,
	type PersonioV2StageTransition,
} from './records';

/** ISO 8601 with offset. Of the two times Personio takes one, `updatedAfter` if there are both. */
export interface PersonFilter {
	email?: string;
	updatedAfter?: string;
	updatedBefore?: string;
}

const pageSchema = z.object({
	_data: z.array(z.unknown()),
	_meta: z
		.object({ links: z.object({ next: z.object({ href: z.string() }).nullish() }).nullish() })
		.nullish(),
});

export type PersonioV2Client = ReturnType<typeof createClient>;

/** Personio's second API, which reads what the first one writes. */
export const personioV2Api: VendorApi<PersonioV2Client> = {
	system,
	name: 'Personio',
	credentialType: 'personioV2Api',
	api: 'published',
	connect: createClient,
};

/**
 * Calls of Personio's second API, which reads recruiting data. Every call throws Failure.
 * @throws Failure `validation` for a credential that cannot work
 */
function createClient(options: ConnectOptions) {
	const { baseUrl, clientId } = readV2Credential(options.credential);
	const caller = createCaller({ name: 'Personio', readFailure: readV2Failure }, options);

	function requestTo(
		operation: PersonioV2Operation,
		ids: Record<string, string> = {},
		query: Record<string, QueryValue> = {},
	): HttpRequest {
		const { path } = personioV2Endpoints[operation];
		return { method: 'GET', url: baseUrl + fillPath(path, ids), query };
	}

	async function read<T>(
		request: HttpRequest,
		schema: ZodType<T, ZodTypeDef, unknown>,
	): Promise<Received<T>> {
		return await caller.json(request, z.preprocess(unwrapped, received(schema)));
	}

	/** A list from page to page: the same filters again with each cursor, since Personio's next links need not repeat them. */
	function list<T>(
		request: HttpRequest,
		schema: ZodType<T, ZodTypeDef, unknown>,
		{ limit, pageSize = largestPage, onUnreadable, readAhead }: ListOptions,
		paged = true,
	): AsyncGenerator<Received<T>> {
		const size = Math.min(pageSize, largestPage, limit ?? Infinity);
		const record = received(schema);
		return paginate({
			first: { ...request, query: { ...request.query, ...(paged && { limit: size }) } },
			load: async (page) => await caller.json(page, pageSchema),
			items: ({ _data }) =>
				_data.flatMap((item) => {
					const checked = record.safeParse(item);
					if (checked.success) return [checked.data];
					const id = z.object({ id: z.coerce.string() }).safeParse(item);
					onUnreadable?.({
						...(id.success && id.data),
						problems: fieldsOf(checked.error).map(({ field, message }) => `${field}: ${message}`),
					});
					return [];
				}),
			rowCount: ({ _data }) => _data.length,
			strategy: {
				type: 'cursor',
				parameter: 'cursor',
				next: ({ _meta }) => cursorOf(_meta?.links?.next?.href, request.url),
			},
			...(limit !== undefined && { limit }),
			...(readAhead && { readAhead }),
		});
	}

	return {
		/** Tells accounts apart; no secret. */
		account: `${baseUrl} ${clientId}`,
		/** The latest change first. */
		applications(
			{ email, ...window }: PersonFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<PersonioV2Application>> {
			return list(
				requestTo('listApplications', {}, { 'candidate.email': email, ...windowQuery(window) }),
				applicationRecord,
				listOptions,
			);
		},
		async application(applicationId: string): Promise<Received<PersonioV2Application>> {
			return await read(requestTo('getApplication', { applicationId }), applicationRecord);
		},
		/** The stages that an application has had, the latest first. */
		async stageTransitions(
			applicationId: string,
			onUnreadable?: ListOptions['onUnreadable'],
		): Promise<Array<Received<PersonioV2StageTransition>>> {
			const transitions = [];
			const all = list(
				requestTo('listStageTransitions', { applicationId }),
				stageTransitionRecord,
				{ ...(onUnreadable && { onUnreadable }) },
				false,
			);
			for await (const transition of all) transitions.push(transition);
			return transitions;
		},
		/** The latest change first. */
		candidates(
			{ email, ...window }: PersonFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<PersonioV2Candidate>> {
			return list(
				requestTo('listCandidates', {}, { email, ...windowQuery(window) }),
				candidateRecord,
				listOptions,
			);
		},
		async candidate(candidateId: string): Promise<Received<PersonioV2Candidate>> {
			return await read(requestTo('getCandidate', { candidateId }), candidateRecord);
		},
		/** Published or not, the latest change first. */
		jobs(listOptions: ListOptions = {}): AsyncGenerator<Received<PersonioV2Job>> {
			return list(requestTo('listJobs'), jobRecord, listOptions);
		},
		async job(jobId: string): Promise<Received<PersonioV2Job>> {
			return await read(requestTo('getJob', { jobId }), jobRecord);
		},
		/** Job categories with their stages. */
		categories(listOptions: ListOptions = {}): AsyncGenerator<Received<PersonioV2Category>> {
			return list(requestTo('listCategories'), categoryRecord, listOptions, false);
		},
	};
}

/** Whether a single record comes in an envelope like the lists is not documented the same way everywhere. */
function unwrapped(body: unknown): unknown {
	const envelope = z.object({ _data: z.record(z.unknown()) }).safeParse(body);
	return envelope.success ? envelope.data._data : body;
}

function windowQuery({ updatedAfter, updatedBefore }: PersonFilter): Record<string, QueryValue> {
	if (updatedAfter) return { 'updated_at.gt': updatedAfter };
	return updatedBefore ? { 'updated_at.lt': updatedBefore } : {};
}

/** The cursor is nowhere but in the address of the next page. */
function cursorOf(link: string | undefined, base: string): string | undefined {
	if (!link) return undefined;
	const cursor = URL.canParse(link, base) && new URL(link, base).searchParams.get('cursor');
	if (cursor) return cursor;
	throw new Failure({
		kind: 'contract',
		service: 'Personio',
		message: 'Personio names a next page without a cursor',
		remedy: 'Nothing was skipped up to here. If it stays so, report it to Personio.',
	});
}

function received<T>(schema: ZodType<T, ZodTypeDef, unknown>) {
	return z.unknown().transform((raw, context): Received<T> => {
		const checked = schema.safeParse(raw);
		if (checked.success) return { record: checked.data, raw };
		for (const issue of checked.error.issues) context.addIssue(issue);
		return z.NEVER;
	});
}
