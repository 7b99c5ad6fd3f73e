import { connect } from '../../shared/node/account/connect';
import type { Operation } from '../../shared/node/run/operation';
import { outputProperties } from '../../shared/node/panel/parameters';
import { recordWriter } from '../../shared/node/run/records';
import { inhireApi } from './contract';
import { toConnection } from './records';

export const testConnection: Operation = {
	option: {
		name: 'Test',
		value: 'test',
		action: 'Test connection',
		description: 'See whose account it is, and whether it is connected with eRecruiter',
	},
	properties: outputProperties,
	async start(context) {
		const api = await connect(context, inhireApi);
		return async (itemIndex) => {
			const { record, raw } = await api.read('getConnection');
			return [recordWriter(context, itemIndex)({ record: toConnection(record), raw })];
		};
	},
};
