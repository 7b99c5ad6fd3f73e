import { z, type ZodTypeAny } from 'zod';
import type { Method } from '../../../shared/vendor/methods';
import { Answers } from './answers';
import { bodyOf } from './body';
import { refuseUnknown, within } from './names';
import { parametersOf, sharedParameters, type SharedParameters } from './parameters';
import type { CommonProse, JsonSchema, OperationProse, Prose } from './prose';
import { schemaOfRecord } from './schema';

export type ContractMethods = Readonly<Record<string, Method<unknown>>>;

/**
 * The OpenAPI document of a contract: what can be called, and with which names and records, comes from the methods,
 * the rest from the prose.
 * @throws Error that names what the prose has and the contract does not, or what the prose does not describe
 */
export function documentOf(methods: ContractMethods, prose: Prose, common: CommonProse): object {
	const { info, servers, security, tags, components } = prose;
	refuseUnknown('operation', Object.keys(prose.operations), Object.keys(methods));
	const named = namedRecords(methods, prose);
	const answers = new Answers(prose, named);
	const parameters = sharedParameters(Object.values(methods), prose, common);
	const paths: Record<string, Record<string, unknown>> = { ...prose.paths };
	for (const [name, method] of Object.entries(methods)) {
		if (method.path in prose.paths) throw new Error(`${method.path} is a path of the contract`);
		const operation = prose.operations[name];
		if (!operation) throw new Error(`operation ${name} is not described`);
		paths[method.path] = {
			...paths[method.path],
			[method.method.toLowerCase()]: within(name, () => ({
				operationId: name,
				...operationOf(method, operation, parameters, answers),
			})),
		};
	}
	const responses = answers.all();
	const schemas = {
		...common.schemas,
		...components.schemas,
		...recordSchemas(prose, common, named),
	};
	const headers = { ...common.headers, ...components.headers };
	const referred = referredTo(
		{ paths, records: Object.keys(prose.records).map((name) => `#/components/schemas/${name}`) },
		{ parameters: { ...parameters.path, ...parameters.query }, headers, responses, schemas },
	);
	return {
		openapi: '3.1.0',
		info,
		servers,
		security,
		tags,
		paths,
		components: { securitySchemes: components.securitySchemes, ...referred },
	};
}

function operationOf(
	method: Method<unknown>,
	prose: OperationProse,
	shared: SharedParameters,
	answers: Answers,
): object {
	const { body, requestBody, description } = prose;
	const parameters = parametersOf(method, prose, shared);
	const sent = Object.values(method.body);
	if (requestBody && sent.length > 0) throw new Error('the contract says what its body holds');
	if (body && sent.length === 0) throw new Error('it sends no values');
	const content = sent.length > 0 ? bodyOf(sent, body) : requestBody;
	return {
		...(prose['x-source'] && { 'x-source': prose['x-source'] }),
		tags: prose.tags,
		summary: prose.summary,
		...(description && { description }),
		...(parameters.length > 0 && { parameters }),
		...(content && { requestBody: content }),
		responses: answers.of(method, prose.answers),
	};
}

function namedRecords(methods: ContractMethods, prose: Prose): Map<ZodTypeAny, string> {
	const named = Object.entries(prose.records).map(([name, { of }]): [ZodTypeAny, string] => {
		const method = methods[of];
		if (!method) throw new Error(`not in the contract: operation ${of} of the record ${name}`);
		return [method.record, name];
	});
	const records = new Map(named);
	for (const [record, name] of named) {
		const other = records.get(record);
		if (other !== name) throw new Error(`${name} and ${other} are the same record`);
	}
	return records;
}

function recordSchemas(
	prose: Prose,
	{ fields }: CommonProse,
	named: ReadonlyMap<ZodTypeAny, string>,
): Record<string, JsonSchema> {
	const schemas = [...named].map(([record, name]) => {
		const described = prose.records[name];
		if (!described) throw new Error(`record ${name} is not described`);
		const others = new Map([...named].filter(([, other]) => other !== name));
		const surroundings = { ids: prose.ids, named: others, fields };
		return [name, within(name, () => schemaOfRecord(record, described, surroundings))];
	});
	return z.record(z.record(z.unknown())).parse(Object.fromEntries(schemas));
}

/** The components that are referred to, directly or by one another. */
function referredTo<Kinds extends Record<string, Record<string, unknown>>>(
	start: unknown,
	components: Kinds,
): Record<string, Record<string, unknown>> {
	const reached = new Set<string>();
	const follow = (part: unknown): void => {
		for (const [, kind = '', name = ''] of JSON.stringify(part).matchAll(
			/"#\/components\/(\w+)\/(\w+)/g,
		)) {
			if (reached.has(`${kind}/${name}`)) continue;
			reached.add(`${kind}/${name}`);
			const found = components[kind]?.[name];
			if (found === undefined) throw new Error(`there is no ${name} below components/${kind}`);
			follow(found);
		}
	};
	follow(start);
	const kept = Object.entries(components).map(([kind, parts]) => [
		kind,
		Object.fromEntries(Object.entries(parts).filter(([name]) => reached.has(`${kind}/${name}`))),
	]);
	return Object.fromEntries(kept.filter(([, parts]) => Object.keys(parts ?? {}).length > 0));
}
