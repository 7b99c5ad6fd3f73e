import { z } from 'zod';
import { Failure } from '../../shared/http/failure';
import { clock } from '../../shared/node/account/clock';
import { connect } from '../../shared/node/account/connect';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { outputProperties } from '../../shared/node/panel/parameters';
import { recordWriter, toJson } from '../../shared/node/run/records';
import { onlyBatching, outputField } from '../../shared/vendor/applicationOperations';
import { recordChoice } from '../../shared/vendor/readOperations';
import { poptionApi, removeExport } from './contract';
import {
	minutesAsMilliseconds,
	readRequest,
	requestParameters,
	slotWaitOption,
} from './exportTask';
import { fetchExport, readOutputField } from './fetchFile';
import { ownerOf } from './owner';
import { describeExport, toExport } from './records';
import { startInSlot } from './startInSlot';

/** The steps of "Export Category to File" one by one, for who waits in another way. */

/** How an export is chosen: by category, format, status and ID, e.g. `candidates · xlsx · FINISHED · px-12`. */
export const exportChoice = {
	name: 'Export',
	getBy: 'list',
	toModel: toExport,
	pick: {
		entry: ({ id, category, format, status }: ReturnType<typeof toExport>) => ({
			name: [category, format, status.toUpperCase(), id].join(' · '),
			value: id,
		}),
		example: 'e.g. px-12',
	},
} as const;

const chosenExport = recordChoice(poptionApi, exportChoice);

const startOptions = z.object({ slotWait: minutesAsMilliseconds(0) });

export const startExport: Operation = {
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
			options: [slotWaitOption(0)],
		},
	],
	async start(context) {
		const api = await connect(context, poptionApi);
		const signal = context.getExecutionCancelSignal();
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const request = readRequest(item);
			const { slotWait } = item.read('options', startOptions, 'Options');
			const { prefix, run } = ownerOf(item);
			const { record, raw } = await startInSlot(api, request, `${prefix}${run}`, {
				clock,
				...(signal && { signal }),
				endsAt: Infinity,
				slotWait,
				onTaken: (message) => context.logger.info(`Waiting for a slot: ${message}`),
			});
			return [recordWriter(context, itemIndex)({ record: toExport(record), raw })];
		};
	},
};

export const downloadExport: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download export',
		description: 'Download the file of a finished export',
	},
	properties: [...chosenExport.properties, outputField, onlyBatching],
	async start(context) {
		const api = await connect(context, poptionApi);
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const field = readOutputField(item);
			const exportId = chosenExport.read(item);
			const { record } = await api.read('getExport', { ids: { exportId } });
			if (record.status !== 'finished') {
				throw new Failure({
					kind: 'conflict',
					service: poptionApi.name,
					message: `There is no file yet of the export of ${describeExport(record)}`,
					remedy:
						"Wait until it has finished. 'Export Category to File' starts an export, waits for it and downloads it.",
				});
			}
			const binary = await fetchExport(context, api, record);
			const json = toJson({ ...toExport(record), binary: field });
			return [{ json, binary: { [field]: binary } }];
		};
	},
};

export const deleteExport: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete export',
		description: 'Delete an export with its file, finished or running',
	},
	properties: chosenExport.properties,
	async start(context) {
		const api = await connect(context, poptionApi);
		return async (itemIndex) => {
			const exportId = chosenExport.read(itemOf(context, itemIndex));
			// Read first, so that an ID which never was one is told from an export that is gone meanwhile.
			const { record } = await api.read('getExport', { ids: { exportId } });
			await removeExport(api, record.id);
			const { system, id, category, format } = toExport(record);
			return [{ json: toJson({ system, id, category, format, deleted: true }) }];
		};
	},
};
