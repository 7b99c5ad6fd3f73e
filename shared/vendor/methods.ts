import { z, type ZodType, type ZodTypeDef } from 'zod';
import { endpointsOf, sameNames, type Endpoint } from '../http/contract';
import { fieldPathsOf } from './fieldPaths';

/** What a method answers with, as it must be. */
export type Schema<T> = ZodType<T, ZodTypeDef, unknown>;

/** One method of an API: how it is called, and the record that answers it. */
export interface Method<T> extends Endpoint {
	record: Schema<T>;
	/** The method whose record the answer is, so that changes of its fields count here too. */
	answeredBy?: string;
}

/** The methods of an API by their names; `Records` has the record of each. */
export type Methods<Records> = { readonly [Name in keyof Records]: Method<Records[Name]> };

type Rest = Partial<Omit<Endpoint, 'method' | 'path' | 'documentation'>>;

/** What a confirmation of an export sends. */
const confirmationNames = [
	'targetSystem',
	'targetJobId',
	'targetApplicationId',
	'result',
	'exportedAt',
] as const;

/** Makes the methods of an API that is described at that address, each in one line. */
export function methodsOf(documentation: string) {
	const endpoint = endpointsOf(documentation);
	function method<T>(
		verb: Endpoint['method'],
		path: string,
		record: Schema<T>,
		rest: Rest = {},
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
		/**
		 * A list, page by page.
		 * @param query names of its filters
		 * @param rest what differs from our contracts' `{items, nextCursor}`; with `paging`, no `limit` and no `cursor` is sent.
		 * Its `query`, our names of the filters and the service's, takes the place of the names
		 */
		list: <T>(
			path: string,
			record: Schema<T>,
			query: readonly string[] = [],
			rest: Rest = {},
		): Method<T> =>
			method('GET', path, record, {
				items: 'items',
				...(rest.paging
					? { query: sameNames(...query) }
					: { nextCursor: 'nextCursor', query: sameNames(...query, 'limit', 'cursor') }),
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
		/** Tells a source that a record has arrived elsewhere; the same once more does no harm. */
		confirm: <T>(path: string, record: Schema<T>, answeredBy: string): Method<T> => ({
			...method('PUT', path, record, { body: sameNames(...confirmationNames) }),
			answeredBy,
		}),
	};
}
