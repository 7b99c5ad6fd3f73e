import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { inhire } from '../../../../shared/vendors/inhire';
import { toConnection } from '../../../../shared/vendors/inhire/mapping';

export const testConnection: Operation = {
	option: {
		name: 'Test',
		value: 'test',
		action: 'Test connection',
		description: 'See whose account it is, and whether it is connected with eRecruiter',
	},
	properties: outputProperties,
	async start(context) {
		const client = await connect(context, inhire);
		return async (itemIndex) => {
			const { record, raw } = await client.connection();
			return [recordWriter(context, itemIndex)({ record: toConnection(record), raw })];
		};
	},
};
