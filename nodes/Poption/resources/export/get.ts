import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { poption } from '../../../../shared/vendors/poption';
import { toExport } from '../../../../shared/vendors/poption/mapping';
import { exportPickList, readExportId } from '../../parameters';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get export',
		description: 'Get the status and progress of an export',
	},
	properties: [exportPickList, ...outputProperties],
	async start(context) {
		const client = await connect(context, poption);
		return async (itemIndex) => {
			const { record, raw } = await client.export(readExportId(context, itemIndex));
			return [recordWriter(context, itemIndex)({ record: toExport(record), raw })];
		};
	},
};
