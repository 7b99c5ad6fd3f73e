import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';
import { z } from 'zod';
import type { Received } from '../../http/contractClient';
import { splitList } from '../../model/values';
import type { OperationResult } from './operation';
import { readParameter } from '../panel/parameters';

/** A record of the vocabulary together with the vendor's own. */
export interface ModelRecord {
	record: object;
	raw: unknown;
}

/** A service's records in the vocabulary, one after the other. */
export async function* inVocabulary<Own>(
	records: AsyncIterable<Received<Own>>,
	toModel: (record: Own) => object,
): AsyncGenerator<ModelRecord> {
	for await (const { record, raw } of records) yield { record: toModel(record), raw };
}

export type RecordWriter = (record: ModelRecord) => OperationResult;

/** How an operation gives out its records, after the node's "Simplify" or the tool's "Output". */
export function recordWriter(context: IExecuteFunctions, itemIndex: number): RecordWriter {
	const output = readOutput(context, itemIndex);
	return ({ record, raw }) => {
		const json = toJson(record);
		if (output.form === 'raw') return { json: { ...json, raw: toJsonValue(raw) } };
		if (output.form !== 'selected') return { json };
		const wanted = new Set(['system', 'id', ...output.fields]);
		return { json: Object.fromEntries(Object.entries(json).filter(([name]) => wanted.has(name))) };
	};
}

type Output = { form: 'simplified' } | { form: 'raw' } | { form: 'selected'; fields: string[] };

function readOutput(context: IExecuteFunctions, itemIndex: number): Output {
	// Older n8n does not know the question, since its nodes are no tools of that kind.
	const isTool = 'isToolExecution' in context && context.isToolExecution();
	if (!isTool) {
		const simplify = readParameter(context, 'simplify', itemIndex, z.boolean(), 'Simplify');
		return simplify ? { form: 'simplified' } : { form: 'raw' };
	}
	const form = readParameter(
		context,
		'output',
		itemIndex,
		z.enum(['simplified', 'raw', 'selected']),
		'Output',
	);
	if (form !== 'selected') return { form };
	const names = readParameter(context, 'outputFields', itemIndex, z.string(), 'Fields');
	return { form, fields: splitList(names) };
}

const jsonObject = z.record(z.custom<IDataObject[string]>());

/** A record as n8n's JSON: a copy, so that later nodes cannot change ours. */
export function toJson(record: object): IDataObject {
	return jsonObject.parse(deepCopy(record));
}

/** A record that nobody else holds as n8n's JSON, without a copy. */
export function asJson(record: object): IDataObject {
	return jsonObject.parse(record);
}

function toJsonValue(value: unknown): IDataObject[string] {
	return toJson({ value }).value;
}
