import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { workwise } from '../../../../shared/vendors/workwise';
import { applicationItem } from '../../applications';
import { applicationId, downloadDocuments } from '../../parameters';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get application',
		description: 'Get one application by its ID',
	},
	properties: [applicationId, downloadDocuments, ...outputProperties],
	async start(context) {
		const client = await connect(context, workwise);
		return async (itemIndex) => {
			const id = readParameter(context, 'applicationId', itemIndex, requiredId, 'Application ID');
			const download = readParameter(
				context,
				'downloadDocuments',
				itemIndex,
				z.boolean(),
				'Download Documents',
			);
			const received = await client.application(id);
			return [
				await applicationItem(
					context,
					client,
					received,
					recordWriter(context, itemIndex),
					download,
				),
			];
		};
	},
};
