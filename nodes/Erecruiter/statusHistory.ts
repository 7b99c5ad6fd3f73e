import type { UnreadableRecord } from '../../shared/http/contractClient';
import { connect } from '../../shared/node/account/connect';
import type { Operation } from '../../shared/node/run/operation';
import { applicationParameters, readApplicationId } from '../../shared/node/input/origin';
import { outputProperties } from '../../shared/node/panel/parameters';
import { recordWriter } from '../../shared/node/run/records';
import { reportUnreadable } from '../../shared/node/run/unreadable';
import { erecruiterApi, type ErecruiterApi } from './contract';
import { toStageEntry } from './mapping';

/** The statuses that the application has had, the latest first. */
export async function readStatusHistory(
	api: ErecruiterApi,
	applicationId: string,
	onUnreadable?: (record: UnreadableRecord) => void,
) {
	const entries = [];
	const options = { ...(onUnreadable && { onUnreadable }) };
	for await (const entry of api.list('listStageHistory', options, {}, { applicationId })) {
		entries.push(entry);
	}
	return entries.sort(
		(one, other) => Date.parse(other.record.enteredAt) - Date.parse(one.record.enteredAt),
	);
}

export const getStatusHistory: Operation = {
	option: {
		name: 'Get Status History',
		value: 'getStageHistory',
		action: 'Get status history of application',
		description: 'Get one item per status that the application has had, the latest first',
	},
	properties: [...applicationParameters, ...outputProperties],
	async start(context) {
		const api = await connect(context, erecruiterApi);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, erecruiterApi);
			const write = recordWriter(context, itemIndex);
			const entries = await readStatusHistory(api, id, (record) =>
				reportUnreadable(context, 'status', record),
			);
			return entries.map(({ record, raw }) => write({ record: toStageEntry(id, record), raw }));
		};
	},
};
