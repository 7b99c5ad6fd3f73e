import type { IHookFunctions } from 'n8n-workflow';
import { toNodeError } from '../../shared/node/run/errors';
import { readSettings } from './settings';

/**
 * Looks at the parameters and the credential when the workflow is activated, so that a wrong one is seen by the owner
 * and not by the senders.
 */
export async function checkActivation(context: IHookFunctions): Promise<void> {
	try {
		const { credential } = await readSettings(context);
		if (!credential) {
			context.logger.warn(
				`"${context.getNode().name}" takes candidates from everybody: its authentication is set to none, which is for tests only`,
			);
		}
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}
