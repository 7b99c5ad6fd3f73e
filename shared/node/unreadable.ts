import type { IExecuteFunctions } from 'n8n-workflow';
import { Failure } from '../http/failure';

/**
 * Says that a record of a list was left out because it does not fit, in the log and on the node. The others go on.
 * Values are not named: they may be personal.
 */
export function reportUnreadable(
	context: IExecuteFunctions,
	noun: string,
	record: { id?: string; problems: readonly string[] },
): void {
	const message = `One ${noun} could not be read and was left out: ID ${record.id ?? 'unknown'}, ${record.problems.join('; ')}`;
	context.logger.warn(message);
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

/** What a call gives, or its failure when that concerns one record or file, and not every other one as well. */
export async function resultOrOwnFailure<T>(call: Promise<T>): Promise<T | Failure> {
	try {
		return await call;
	} catch (error) {
		const ownKinds = ['notFound', 'contract'];
		if (error instanceof Failure && ownKinds.includes(error.kind)) return error;
		throw error;
	}
}
