import type { IExecuteFunctions } from 'n8n-workflow';
import type { ListOptions, Received } from '../../http/contractClient';
import type { OperationResult } from './operation';
import { readLimit } from '../panel/parameters';
import { recordWriter } from './records';
import { reportUnreadable } from './unreadable';

/** All records of a list as items, as many as the node's "Limit" says. */
export async function manyRecords<Own>(
	context: IExecuteFunctions,
	itemIndex: number,
	noun: string,
	toModel: (record: Own) => object,
	list: (options: ListOptions) => AsyncIterable<Received<Own>>,
): Promise<OperationResult[]> {
	const limit = readLimit(context, itemIndex);
	const write = recordWriter(context, itemIndex);
	const results: OperationResult[] = [];
	const records = list({
		...(limit !== undefined && { limit }),
		onUnreadable: (record) => reportUnreadable(context, noun, record),
	});
	for await (const { record, raw } of records) {
		results.push(write({ record: toModel(record), raw }));
	}
	return results;
}
