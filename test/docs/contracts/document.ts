import type { ZodTypeAny } from 'zod';
import type { Method } from '../../../shared/vendor/contract';
import { bodyOf } from './body';
import type { AnswerProse, JsonSchema, OperationProse, ParameterProse, Prose } from './prose';
import { refTo, schemaOfRecord } from './schema';

export type ContractMethods = Readonly<Record<string, Method<unknown>>>;

/**
 * The OpenAPI document of a contract: what can be called, and with which names and records, comes from the methods,
 * the rest from the prose.
 * @throws Error that names what the prose has and the contract does not, and what the prose does not describe
 */
export function documentOf(methods: ContractMethods, prose: Prose): object {
	const { info, servers, security, tags, components } = prose;
	refuseUnknown('operation', Object.keys(prose.operations), Object.keys(methods));
	const named = namedRecords(methods, prose);
	const answers = new Answers(prose, named);
	const paths: Record<string, Record<string, unknown>> = structuredClone(prose.paths);
	for (const [name, method] of Object.entries(methods)) {
		if (method.path in prose.paths) throw new Error(`${method.path} is a path of the contract`);
		const operation = prose.operations[name];
		if (!operation) throw new Error(`operation ${name} is not described`);
		(paths[method.path] ??= {})[method.method.toLowerCase()] = within(name, () =>
			operationOf(name, method, operation, prose, answers),
		);
	}
	const used = Object.values(methods).flatMap((method) => [
		...placeholders(method.path).map((name) => `path.${name}`),
		...Object.keys(method.query).map((name) => `query.${name}`),
	]);
	const shared = { path: prose.path, query: prose.query };
	const parameters: Record<string, object> = {};
	for (const [place, described] of Object.entries(shared)) {
		for (const [name, parameter] of Object.entries(described)) {
			refuseUnknown('parameter', [`${place}.${name}`], used);
			if (name in parameters) throw new Error(`parameter ${name} is in the path and the query`);
			parameters[name] = parameterOf(place, name, parameter);
		}
	}
	const schemas = Object.entries(prose.records).map(([name, record]) => {
		const method = methods[record.of];
		if (!method) throw new Error(`record ${name} is of no operation: ${record.of}`);
		const others = new Map([...named].filter(([, other]) => other !== name));
		const surroundings = { ids: prose.ids, named: others };
		return [
			name,
			within(name, () => schemaOfRecord(method.record, record, surroundings)),
		] as const;
	});
	return {
		openapi: '3.1.0',
		info,
		servers,
		security,
		tags,
		paths,
		components: {
			securitySchemes: components.securitySchemes,
			parameters,
			...(components.headers && { headers: components.headers }),
			responses: answers.all(),
			schemas: { ...components.schemas, ...Object.fromEntries(schemas) },
		},
	};
}

function namedRecords(methods: ContractMethods, prose: Prose): Map<ZodTypeAny, string> {
	const named = new Map<ZodTypeAny, string>();
	for (const [name, { of }] of Object.entries(prose.records)) {
		const record = methods[of]?.record;
		if (record) named.set(record, name);
	}
	return named;
}

function operationOf(
	name: string,
	method: Method<unknown>,
	prose: OperationProse,
	all: Prose,
	answers: Answers,
): object {
	const { query: own, body, requestBody, answers: byStatus, ...texts } = prose;
	const names = Object.keys(method.query);
	refuseUnknown('query parameter', Object.keys(own), names);
	const parameters = [
		...placeholders(method.path).map((parameter) => {
			if (!all.path[parameter]) throw new Error(`path parameter ${parameter} is not described`);
			return { $ref: `#/components/parameters/${parameter}` };
		}),
		...names.map((parameter) => {
			const described = own[parameter];
			if (described) return parameterOf('query', parameter, described);
			if (!all.query[parameter]) throw new Error(`query parameter ${parameter} is not described`);
			return { $ref: `#/components/parameters/${parameter}` };
		}),
	];
	const sent = Object.values(method.body);
	if (requestBody && sent.length > 0) throw new Error('the contract says what the body holds');
	const content = sent.length > 0 ? bodyOf(sent, body) : requestBody;
	const responses = Object.entries(byStatus).map(([status, answer]) => [
		status,
		answers.refTo(answer, status, method),
	]);
	return {
		operationId: name,
		...texts,
		...(parameters.length > 0 && { parameters }),
		...(content && { requestBody: content }),
		responses: Object.fromEntries(responses),
	};
}

function parameterOf(place: string, name: string, prose: ParameterProse): object {
	return { name, in: place, ...(place === 'path' && { required: true }), ...prose };
}

/** The answers below components, each made for the operation that uses it first; others must fit to it. */
class Answers {
	private readonly made = new Map<string, { schema: string; answer: object }>();

	constructor(
		private readonly prose: Prose,
		private readonly named: ReadonlyMap<ZodTypeAny, string>,
	) {}

	refTo(name: string, status: string, method: Method<unknown>): object {
		const prose = this.prose.answers[name];
		if (!prose) throw new Error(`answer ${name} is not described`);
		const schema = this.schema(prose, status, method);
		const content = this.content(prose, status, schema);
		const redirected = status.startsWith('3');
		const headers = { ...(!redirected && this.prose.headers), ...prose.headers };
		const answer = {
			description: prose.description,
			...(Object.keys(headers).length > 0 && { headers }),
			...(content && { content }),
		};
		const before = this.made.get(name) ?? { schema: JSON.stringify(schema ?? ''), answer };
		if (before.schema !== JSON.stringify(schema ?? ''))
			throw new Error(`answer ${name} is used for different records`);
		this.made.set(name, before);
		return { $ref: `#/components/responses/${name}` };
	}

	all(): Record<string, object> {
		refuseUnknown('answer', Object.keys(this.prose.answers), [...this.made.keys()]);
		const inOrder = Object.keys(this.prose.answers).map((name) => [
			name,
			this.made.get(name)?.answer,
		]);
		return Object.fromEntries(inOrder);
	}

	private content(prose: AnswerProse, status: string, schema?: JsonSchema): object | undefined {
		if (prose.content) return prose.content;
		if (!schema) return undefined;
		const { example, examples } = prose;
		const type = status.startsWith('2') ? 'application/json' : this.prose.errors.type;
		return {
			[type]: {
				schema,
				...(example !== undefined && { example }),
				...(examples && { examples }),
			},
		};
	}

	private schema(
		prose: AnswerProse,
		status: string,
		method: Method<unknown>,
	): JsonSchema | undefined {
		if (status.startsWith('3') || prose.content) return undefined;
		if (!status.startsWith('2')) return prose.schema ?? refTo(this.prose.errors.schema);
		const name = this.named.get(method.record);
		if (name === undefined) {
			// Only a method whose answer the product does not read has no record.
			if (!method.record.safeParse(undefined).success) throw new Error('its record has no name');
			return undefined;
		}
		if (!prose.schema) return listOf(refTo(name), method, prose.total);
		if (JSON.stringify(prose.schema).includes(JSON.stringify(refTo(name).$ref))) return prose.schema;
		throw new Error(`the schema of its answer does not refer to ${name}`);
	}
}

/** The record, or the envelope in which the method reads a list of it. */
function listOf(record: JsonSchema, method: Method<unknown>, total?: string): JsonSchema {
	const { items, nextCursor, totals = [] } = method;
	if (items === undefined) return record;
	const list = { type: 'array', items: record };
	if (items === '') return list;
	if (total !== undefined) refuseUnknown('total', [total], totals);
	const properties = {
		[items]: list,
		...(nextCursor !== undefined && { [nextCursor]: { type: ['string', 'null'] } }),
		...(total !== undefined && { [total]: { type: 'integer' } }),
	};
	return { type: 'object', required: Object.keys(properties), properties };
}

function placeholders(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function refuseUnknown(what: string, names: readonly string[], known: readonly string[]): void {
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) throw new Error(`not in the contract: ${what} ${unknown.join(', ')}`);
}

/** Names the place of an error. */
function within<T>(place: string, make: () => T): T {
	try {
		return make();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		throw new Error(`${place}: ${error.message}`, { cause: error });
	}
}
