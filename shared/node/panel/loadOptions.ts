import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { toNodeError } from '../run/errors';

/** All entries of a list in which several may be chosen; n8n has no pages for these. */
export async function allOptions<T>(
	context: ILoadOptionsFunctions,
	records: () => Promise<AsyncIterable<T> | Iterable<T>>,
	toOption: (record: T) => INodePropertyOptions,
): Promise<INodePropertyOptions[]> {
	try {
		const options: INodePropertyOptions[] = [];
		for await (const record of await records()) {
			const { name, value } = toOption(record);
			options.push({ name, value });
		}
		return options;
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}
