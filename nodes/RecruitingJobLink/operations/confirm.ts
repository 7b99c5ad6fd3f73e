import { z } from 'zod';
import { withConfirmed } from '../../../shared/links/ledger';
import { originSchema } from '../../../shared/model';
import { idText } from '../../../shared/model/values';
import { readInput } from '../../../shared/node/input';
import type { Operation } from '../../../shared/node/operation';
import { isTestRun, readLedgers, writeLedgers } from '../memory';

const writtenSchema = z.object({ origin: originSchema.extend({ jobId: idText }) });

export const confirm: Operation = {
	option: {
		name: 'Confirm',
		value: 'confirm',
		action: 'Confirm exported applications',
		description:
			'Remember that applications have arrived, for sources that cannot be told themselves',
	},
	properties: [
		{
			displayName:
				'Connect the output of the node that created the applications. Route then leaves these applications out. Sources with a confirmation of their own, such as Workwise, are confirmed there instead.',
			name: 'confirmNotice',
			type: 'notice',
			default: '',
		},
	],
	async start(context) {
		if (isTestRun(context)) {
			context.addExecutionHints({
				message:
					'Nothing was remembered: n8n keeps what a node remembers only for runs of the active workflow.',
				type: 'info',
				location: 'outputPane',
			});
		}
		let ledgers = readLedgers(context);
		return async (itemIndex) => {
			const { origin } = readInput(
				context,
				itemIndex,
				writtenSchema,
				'the result of creating an application',
				'Connect the output of the node that created the application in the target.',
			);
			const { system, id, jobId } = origin;
			const confirmedAt = new Date();
			ledgers = {
				...ledgers,
				[system]: withConfirmed(ledgers[system] ?? {}, jobId, [id], confirmedAt),
			};
			writeLedgers(context, ledgers);
			return [{ json: { system, id, jobId, confirmedAt: confirmedAt.toISOString() } }];
		};
	},
};
