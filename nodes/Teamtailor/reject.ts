import { z } from 'zod';
import { Failure } from '../../shared/http/failure';
import { connect } from '../../shared/node/account/connect';
import { itemOf } from '../../shared/node/input/item';
import { momentIn, momentParameter } from '../../shared/node/panel/moment';
import type { Operation } from '../../shared/node/run/operation';
import { applicationParameters, readApplicationId } from '../../shared/node/input/origin';
import { batchingOption, optionalText } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { chosenFrom } from '../../shared/vendor/pickList';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { toApplication } from './mapping';
import type { TeamtailorApplication } from './records';
import { rejectReasons } from './resources';

export const reject: Operation = {
	option: {
		name: 'Reject',
		value: 'reject',
		action: 'Reject application',
		description: 'Reject an application in its stage, without a message to the candidate',
	},
	properties: [
		...applicationParameters,
		chosenFrom(rejectReasons.pickList, { required: false, description: 'Empty: without a reason' }),
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
		const client = await connect(context, teamtailorApi);
		const optionsSchema = z.object({ rejectedAt: momentIn(context.getTimezone()) });
		return async (itemIndex) => {
			const { read } = itemOf(context, itemIndex);
			const id = readApplicationId(context, itemIndex, teamtailorApi);
			const reasonId = read('rejectReason', optionalText, 'Reject Reason');
			const { rejectedAt = new Date().toISOString() } = read('options', optionsSchema, 'Options');
			const { result, application } = await rejectApplication(client, id, rejectedAt, reasonId);
			return [{ json: toJson({ ...toApplication(application), result }) }];
		};
	},
};

/**
 * Rejects an application: it keeps its stage and gets `rejected-at`, which candidates are not told of. The reason is a
 * relationship; that it can be changed is documented, but shown in no example.
 *
 * @throws Failure `contract` if Teamtailor agreed and rejected nothing
 */
async function rejectApplication(
	client: TeamtailorClient,
	id: string,
	rejectedAt: string,
	reasonId: string | undefined,
): Promise<{ result: 'updated' | 'unchanged'; application: TeamtailorApplication }> {
	const { record: before } = await client.read(endpoints.getApplication, id);
	const isRejected = Boolean(before.attributes['rejected-at']);
	if (isRejected && hasReason(before, reasonId)) {
		return { result: 'unchanged', application: before };
	}
	await client.update(endpoints.updateApplication, id, {
		...(!isRejected && { attributes: { 'rejected-at': rejectedAt } }),
		...(reasonId && {
			relationships: { 'reject-reason': { type: 'reject-reasons', id: reasonId } },
		}),
	});
	const { record: after } = await client.read(endpoints.getApplication, id);
	const wasRejected = Boolean(after.attributes['rejected-at']);
	if (wasRejected && hasReason(after, reasonId)) return { result: 'updated', application: after };
	throw new Failure({
		kind: 'contract',
		service: 'Teamtailor',
		message: wasRejected
			? `The application ${id} is rejected in Teamtailor, but without the reason ${reasonId ?? ''}`
			: `Teamtailor accepted the rejection of application ${id}, but it is not rejected`,
		remedy:
			'Teamtailor does not document how applications are rejected. Try another API version in the credential, and reject the application by hand.',
	});
}

/** Without a reason to look for, any will do. */
function hasReason({ related }: TeamtailorApplication, reasonId: string | undefined): boolean {
	return reasonId === undefined || related['reject-reason']?.id === reasonId;
}
