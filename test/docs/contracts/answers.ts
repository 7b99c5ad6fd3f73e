import type { ZodTypeAny } from 'zod';
import type { Method } from '../../../shared/vendor/methods';
import { refuseUnknown } from './names';
import type { AnswerProse, JsonSchema, Prose } from './prose';
import { refTo } from './schema';

/** The answers below components, each made for the operation that uses it first; the others must fit it. */
export class Answers {
	private readonly made = new Map<string, { schema: string; answer: object }>();

	constructor(
		private readonly prose: Prose,
		/** Records -> the names of their schemas. */
		private readonly named: ReadonlyMap<ZodTypeAny, string>,
	) {}

	/**
	 * What the method answers, by status.
	 * @param own status -> name of the answer, besides those of every operation
	 * @throws Error if the prose has no such answer, or another operation gives it with another record
	 */
	of(method: Method<unknown>, own: Readonly<Record<string, string>>): Record<string, object> {
		const byStatus = Object.entries({ ...this.prose.always, ...own });
		return Object.fromEntries(
			byStatus.map(([status, name]) => [status, this.refTo(name, status, method)]),
		);
	}

	/** In the order of the prose. */
	all(): Record<string, object> {
		const names = Object.keys(this.prose.answers);
		refuseUnknown('answer', names, [...this.made.keys()]);
		return Object.fromEntries(names.map((name) => [name, this.made.get(name)?.answer ?? {}]));
	}

	private refTo(name: string, status: string, method: Method<unknown>): object {
		const prose = this.prose.answers[name];
		if (!prose) throw new Error(`answer ${name} is not described`);
		const schema = this.schema(prose, status, method);
		const content = prose.content ?? this.content(prose, status, schema);
		const headers = { ...(!status.startsWith('3') && this.prose.headers), ...prose.headers };
		const answer = {
			description: prose.description,
			...(Object.keys(headers).length > 0 && { headers }),
			...(content && { content }),
		};
		const before = this.made.get(name) ?? { schema: JSON.stringify(schema ?? ''), answer };
		if (before.schema !== JSON.stringify(schema ?? ''))
			throw new Error(`answer ${name} is given with different records`);
		this.made.set(name, before);
		return { $ref: `#/components/responses/${name}` };
	}

	private content(prose: AnswerProse, status: string, schema?: JsonSchema): object | undefined {
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
		const record = refTo(name);
		if (!prose.schema) return envelopeOf(record, method, prose.total);
		if (JSON.stringify(prose.schema).includes(JSON.stringify(record))) return prose.schema;
		throw new Error(`the schema of its answer does not refer to ${name}`);
	}
}

/** The record, or the envelope in which the method reads a list of it. */
function envelopeOf(record: JsonSchema, method: Method<unknown>, total?: string): JsonSchema {
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
