import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import type { Operation } from '../../../../shared/node/operation';
import { applicationParameters, readApplicationId } from '../../../../shared/node/origin';
import { batchingOption, pickList, readParameter } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { rejectApplication } from '../../../../shared/vendors/teamtailor/application';
import { toApplication } from '../../../../shared/vendors/teamtailor/mapping';
import { pickedId } from '../../parameters';

export const reject: Operation = {
	option: {
		name: 'Reject',
		value: 'reject',
		action: 'Reject application',
		description: 'Reject an application in its stage, without a message to the candidate',
	},
	properties: [
		...applicationParameters,
		pickList({
			displayName: 'Reject Reason',
			name: 'rejectReason',
			searchListMethod: 'searchRejectReasons',
			idPlaceholder: 'e.g. 4',
			description: 'Empty: without a reason',
		}),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				batchingOption,
				momentParameter(
					'Rejected At',
					'rejectedAt',
					'When the application was rejected; now when left out',
				),
			],
		},
	],
	async start(context) {
		const client = await connect(context, teamtailor);
		const optionsSchema = z.object({ rejectedAt: momentIn(context.getTimezone()) });
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, teamtailor);
			const reasonId = readParameter(context, 'rejectReason', itemIndex, pickedId, 'Reject Reason');
			const { rejectedAt } = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			const { result, application } = await rejectApplication(client, id, {
				rejectedAt: rejectedAt ?? new Date().toISOString(),
				...(reasonId && { reasonId }),
			});
			return [{ json: toJson({ ...toApplication(application), result }) }];
		};
	},
};
