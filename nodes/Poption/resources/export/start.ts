import { z } from 'zod';
import { clock } from '../../../../shared/node/clock';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { poption } from '../../../../shared/vendors/poption';
import { toExport } from '../../../../shared/vendors/poption/mapping';
import { startInSlot } from '../../../../shared/vendors/poption/startInSlot';
import { ownerOf } from '../../owner';
import {
	minutesAsMilliseconds,
	minutesOption,
	readRequest,
	requestParameters,
} from '../../parameters';

const optionsSchema = z.object({ slotWait: minutesAsMilliseconds(0) });

export const start: Operation = {
	option: {
		name: 'Start',
		value: 'start',
		action: 'Start export',
		description: 'Start the export of a category, without waiting for its file',
	},
	properties: [
		...requestParameters,
		...outputProperties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				minutesOption({
					displayName: 'Wait for a Free Slot (Minutes)',
					name: 'slotWait',
					default: 0,
					description:
						'How long to wait while five exports of the company run. At 0, the node says at once what runs.',
				}),
			],
		},
	],
	async start(context) {
		const client = await connect(context, poption);
		const signal = context.getExecutionCancelSignal();
		return async (itemIndex) => {
			const request = readRequest(context, itemIndex);
			const { slotWait } = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			const { prefix, run } = ownerOf(context, itemIndex);
			const started = await startInSlot(client, request, `${prefix}${run}`, {
				clock,
				...(signal && { signal }),
				endsAt: Infinity,
				slotWait,
				onTaken: (message) => context.logger.info(`Waiting for a slot: ${message}`),
			});
			return [
				recordWriter(context, itemIndex)({ record: toExport(started.record), raw: started.raw }),
			];
		};
	},
};
