import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { clock } from '../../shared/node/account/clock';
import { connect, connectAfterCancel } from '../../shared/node/account/connect';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { batchingOption } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { outputField } from '../../shared/vendor/applicationOperations';
import { poptionApi } from './contract';
import { exportCategory } from './exportCategory';
import {
	minutesAsMilliseconds,
	minutesOption,
	readRequest,
	requestParameters,
	slotWaitOption,
	type ExportProgress,
} from './exportTask';
import { fetchExport, readOutputField } from './fetchFile';
import { ownerOf } from './owner';
import { toExport } from './records';

/** Minutes. */
const defaults = { reuse: 60, slotWait: 60, stuckAfter: 120, timeLimit: 360 };

const rulesSchema = z.object({
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
				minutesOption(
					'Reuse Finished Within (Minutes)',
					'reuseFinishedWithin',
					defaults.reuse,
					'An interrupted run of this node may have left an export. One that still runs is waited for; one that has finished within this time is downloaded, and an older one is deleted and started anew.',
				),
				minutesOption(
					'Stuck After (Minutes)',
					'stuckAfter',
					defaults.stuckAfter,
					'An export that makes no progress for this time is deleted and started again',
				),
				minutesOption(
					'Time Limit (Minutes)',
					'timeLimit',
					defaults.timeLimit,
					'How long everything together may take',
				),
				slotWaitOption(defaults.slotWait),
			],
		},
	],
	async start(context) {
		const api = await connect(context, poptionApi);
		const afterCancel = await connectAfterCancel(context, poptionApi);
		const signal = context.getExecutionCancelSignal();
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const field = readOutputField(item);
			const { file, restarts, reused, removed, ...exported } = await exportCategory(
				{ api, afterCancel, clock, ...(signal && { signal }) },
				{
					request: readRequest(item),
					owner: ownerOf(item),
					rules: item.read('options', rulesSchema, 'Options'),
					onProgress: (progress) => tell(context, progress),
				},
				async (finished) => await fetchExport(context, api, finished),
			);
			const json = { ...toExport(exported.export), restarts, reused, removed, binary: field };
			return [{ json: toJson(json), binary: { [field]: file } }];
		};
	},
};

/** Into the log, and what is out of the ordinary onto the node. */
function tell(context: IExecuteFunctions, { message, notable }: ExportProgress): void {
	context.logger.info(message);
	if (notable) context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}
