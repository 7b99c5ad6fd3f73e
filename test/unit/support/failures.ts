import { Failure } from '../../../shared/http/failure';

/** The failure that the action ends in; any other end is an error of the test. */
export async function failureOf(action: Promise<unknown> | (() => unknown)): Promise<Failure> {
	try {
		await (typeof action === 'function' ? action() : action);
	} catch (error) {
		if (error instanceof Failure) return error;
		throw error;
	}
	throw new Error('It did not fail');
}

/** All items of a list. */
export async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
	const items: T[] = [];
	for await (const item of list) items.push(item);
	return items;
}
