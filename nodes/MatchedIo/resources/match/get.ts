import { oneApplication } from '../../../../shared/node/applications';
import { connect } from '../../../../shared/node/connect';
import { downloadDocuments } from '../../../../shared/node/downloads';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import { matchPickList } from '../../parameters';
import { sourceOf } from '../../source';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get match',
		description: 'Get one match as the application that it becomes elsewhere',
	},
	properties: [matchPickList, downloadDocuments, ...outputProperties],
	async start(context) {
		const source = sourceOf(await connect(context, matchedIo));
		return async (itemIndex) => {
			const id = readParameter(context, 'match', itemIndex, requiredId, 'Match');
			return [await oneApplication(context, itemIndex, source, id)];
		};
	},
};
