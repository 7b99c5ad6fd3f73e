import type { Method } from '../../../shared/vendor/methods';
import { refuseUnknown } from './names';
import type { CommonProse, OperationProse, ParameterProse, Prose } from './prose';

/** Parameters below components, by their names. */
export type SharedParameters = Readonly<Record<'path' | 'query', Record<string, object>>>;

/** The parameters of an operation: those of its path, then those of its query, in the order of the contract. */
export function parametersOf(
	method: Method<unknown>,
	{ query: own }: OperationProse,
	shared: SharedParameters,
): object[] {
	const names = Object.values(method.query);
	refuseUnknown('query parameter', Object.keys(own), names);
	const refTo = (place: 'path' | 'query', name: string): object => {
		if (!shared[place][name]) throw new Error(`${place} parameter ${name} is not described`);
		return { $ref: `#/components/parameters/${name}` };
	};
	return [
		...placeholders(method.path).map((name) => refTo('path', name)),
		...names.map((name) => {
			const described = own[name];
			return described ? parameterOf('query', name, described) : refTo('query', name);
		}),
	];
}

/** @throws Error with the names that no method of the contract has, or that path and query have both */
export function sharedParameters(
	methods: ReadonlyArray<Method<unknown>>,
	prose: Prose,
	common: CommonProse,
): SharedParameters {
	const inPaths = methods.flatMap(({ path }) => placeholders(path));
	const inQueries = methods.flatMap(({ query }) => Object.values(query));
	refuseUnknown('path parameter', Object.keys(prose.path), inPaths);
	refuseUnknown('query parameter', Object.keys(prose.query), inQueries);
	const twice = Object.keys(prose.path).filter((name) => name in prose.query);
	if (twice.length > 0)
		throw new Error(`describe the query parameter ${twice.join(', ')} at its operations`);
	return {
		path: parametersIn('path', prose.path),
		query: parametersIn('query', { ...common.query, ...prose.query }),
	};
}

function parametersIn(
	place: string,
	described: Readonly<Record<string, ParameterProse>>,
): Record<string, object> {
	const made = Object.entries(described).map(([name, prose]): [string, object] => [
		name,
		parameterOf(place, name, prose),
	]);
	return Object.fromEntries(made);
}

function parameterOf(place: string, name: string, prose: ParameterProse): object {
	return { name, in: place, ...(place === 'path' && { required: true }), ...prose };
}

function placeholders(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
