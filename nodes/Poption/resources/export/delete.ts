import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { poption } from '../../../../shared/vendors/poption';
import { toExport } from '../../../../shared/vendors/poption/mapping';
import { toJson } from '../../../../shared/node/records';
import { exportPickList, readExportId } from '../../parameters';

export const deleteExport: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete export',
		description: 'Delete an export with its file, finished or running',
	},
	properties: [exportPickList],
	async start(context) {
		const client = await connect(context, poption);
		return async (itemIndex) => {
			// Read first, so that an ID which never was one is told from an export that is gone meanwhile.
			const { record } = await client.export(readExportId(context, itemIndex));
			await client.deleteExport(record.id);
			const { system, id, category, format } = toExport(record);
			return [{ json: toJson({ system, id, category, format, deleted: true }) }];
		};
	},
};
