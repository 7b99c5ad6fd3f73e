import { Failure } from '../../../../shared/http/failure';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { batchingOption } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { poption } from '../../../../shared/vendors/poption';
import { describeExport } from '../../../../shared/vendors/poption/describe';
import { toExport } from '../../../../shared/vendors/poption/mapping';
import { fetchExportFile } from '../../files';
import { exportPickList, outputField, readExportId, readOutputField } from '../../parameters';

export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download export',
		description: 'Download the file of a finished export',
	},
	properties: [
		exportPickList,
		outputField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption],
		},
	],
	async start(context) {
		const client = await connect(context, poption);
		return async (itemIndex) => {
			const field = readOutputField(context, itemIndex);
			const { record } = await client.export(readExportId(context, itemIndex));
			if (record.status !== 'finished') {
				throw new Failure({
					kind: 'conflict',
					service: poption.name,
					message: `There is no file yet of the export of ${describeExport(record)}`,
					remedy:
						"Wait until it has finished. 'Export Category to File' starts an export, waits for it and downloads it.",
				});
			}
			const binary = await fetchExportFile(context, client, record);
			return [
				{ json: toJson({ ...toExport(record), binary: field }), binary: { [field]: binary } },
			];
		};
	},
};
