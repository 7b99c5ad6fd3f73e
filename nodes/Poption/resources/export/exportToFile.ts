import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { clock } from '../../../../shared/node/clock';
import { connect, connectAfterCancel } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { batchingOption, readParameter } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { poption } from '../../../../shared/vendors/poption';
import {
	exportCategory,
	type ExportProgress,
} from '../../../../shared/vendors/poption/exportCategory';
import { toExport } from '../../../../shared/vendors/poption/mapping';
import { fetchExportFile } from '../../files';
import { ownerOf } from '../../owner';
import {
	minutesAsMilliseconds,
	minutesOption,
	outputField,
	readOutputField,
	readRequest,
	requestParameters,
} from '../../parameters';

/** Minutes. */
const defaults = { reuse: 60, slotWait: 60, stuckAfter: 120, timeLimit: 360 };

const optionsSchema = z.object({
	deleteWhenCancelled: z.boolean().default(false),
	removeAtEnd: z.boolean().default(false),
	restarts: z.number().int().min(0).default(2),
	reuseFinishedWithin: minutesAsMilliseconds(defaults.reuse),
	slotWait: minutesAsMilliseconds(defaults.slotWait),
	stuckAfter: minutesAsMilliseconds(defaults.stuckAfter),
	timeLimit: minutesAsMilliseconds(defaults.timeLimit),
});

export const exportToFile: Operation = {
	option: {
		name: 'Export Category to File',
		value: 'exportToFile',
		action: 'Export category to file',
		description: 'Start an export, wait until it has finished, and download its file',
	},
	properties: [
		...requestParameters,
		outputField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				batchingOption,
				{
					displayName: 'Delete When Cancelled',
					name: 'deleteWhenCancelled',
					type: 'boolean',
					default: false,
					description:
						'Whether to delete the export at Poption when the execution is cancelled. Otherwise it goes on there, and the next run uses it.',
				},
				{
					displayName: 'Remove at Poption',
					name: 'removeAtEnd',
					type: 'boolean',
					default: false,
					description: 'Whether to delete the export at Poption once its file is here',
				},
				{
					displayName: 'Restarts',
					name: 'restarts',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 2,
					description:
						'How often an export that is stuck, has failed, or was deleted by someone else is started again',
				},
				minutesOption({
					displayName: 'Reuse Finished Within (Minutes)',
					name: 'reuseFinishedWithin',
					default: defaults.reuse,
					description:
						'An interrupted run of this node may have left an export. One that still runs is waited for; one that has finished within this time is downloaded, and an older one is deleted and started anew.',
				}),
				minutesOption({
					displayName: 'Stuck After (Minutes)',
					name: 'stuckAfter',
					default: defaults.stuckAfter,
					description:
						'An export that makes no progress for this time is deleted and started again',
				}),
				minutesOption({
					displayName: 'Time Limit (Minutes)',
					name: 'timeLimit',
					default: defaults.timeLimit,
					description: 'How long everything together may take',
				}),
				minutesOption({
					displayName: 'Wait for a Free Slot (Minutes)',
					name: 'slotWait',
					default: defaults.slotWait,
					description:
						'How long to wait while five exports of the company run. At 0, the node says at once what runs.',
				}),
			],
		},
	],
	async start(context) {
		const client = await connect(context, poption);
		const afterCancel = await connectAfterCancel(context, poption);
		const signal = context.getExecutionCancelSignal();
		return async (itemIndex) => {
			const field = readOutputField(context, itemIndex);
			const { file, restarts, reused, removed, ...exported } = await exportCategory(
				{ client, afterCancel, clock, ...(signal && { signal }) },
				{
					request: readRequest(context, itemIndex),
					owner: ownerOf(context, itemIndex),
					rules: readParameter(context, 'options', itemIndex, optionsSchema, 'Options'),
					onProgress: (progress) => tell(context, progress),
				},
				async (finished) => await fetchExportFile(context, client, finished),
			);
			const json = toJson({
				...toExport(exported.export),
				restarts,
				reused,
				removed,
				binary: field,
			});
			return [{ json, binary: { [field]: file } }];
		};
	},
};

/** Into the log, and what is out of the ordinary onto the node. */
function tell(context: IExecuteFunctions, { message, notable }: ExportProgress): void {
	context.logger.info(message);
	if (notable) context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}
