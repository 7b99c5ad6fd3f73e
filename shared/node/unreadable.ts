import type { IExecuteFunctions } from 'n8n-workflow';

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
