import { oneApplication } from '../../../../shared/node/applications';
import { connect } from '../../../../shared/node/connect';
import { downloadDocuments } from '../../../../shared/node/downloads';
import type { Operation } from '../../../../shared/node/operation';
import { applicationId } from '../../../../shared/node/origin';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { inhire } from '../../../../shared/vendors/inhire';
import { sourceOf } from '../../source';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get application',
		description: 'Get one application by its ID',
	},
	properties: [applicationId, downloadDocuments, ...outputProperties],
	async start(context) {
		const source = sourceOf(await connect(context, inhire));
		return async (itemIndex) => {
			const id = readParameter(context, 'applicationId', itemIndex, requiredId, 'Application ID');
			return [await oneApplication(context, itemIndex, source, id)];
		};
	},
};
