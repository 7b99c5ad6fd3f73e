import type { IExecuteFunctions } from 'n8n-workflow';
import type { UnreadableRecord } from '../../http/contractClient';
import { resultOrFailure, type Failure } from '../../http/failure';

/** That a record of a list was left out because it does not fit. Values are not named: they may be personal. */
export function unreadableMessage(noun: string, record: UnreadableRecord): string {
	const { id, problems, noun: own = noun } = record;
	return `One ${own} could not be read and was left out: ID ${id ?? 'unknown'}, ${problems.join('; ')}`;
}

/** Says it in the log and on the node. The others go on. */
export function reportUnreadable(
	context: IExecuteFunctions,
	noun: string,
	record: UnreadableRecord,
): void {
	const message = unreadableMessage(noun, record);
	context.logger.warn(message);
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

/** What a call gives, or its failure when that concerns one record or file, and not every other one as well. */
export async function resultOrOwnFailure<T>(call: Promise<T>): Promise<T | Failure> {
	return await resultOrFailure(call, ({ kind }) => kind === 'notFound' || kind === 'contract');
}
