import { Failure } from '../../shared/http/failure';
import { moment } from '../../shared/vendor/fields';
import { rejectOperation, type Changed } from '../../shared/vendor/moveOperations';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { toApplication } from './mapping';
import type { TeamtailorApplication } from './records';
import { rejectReasons } from './resources';

export const reject = rejectOperation(teamtailorApi, {
	description: 'Reject an application in its stage, without a message to the candidate',
	reasons: rejectReasons.pickList,
	reason: { required: false, description: 'Empty: without a reason' },
	options: {
		rejectedAt: moment('Rejected At', 'When the application was rejected; defaults to now'),
	},
	reject: async (client, id, reasonId, { rejectedAt = new Date().toISOString() }) =>
		await rejectApplication(client, id, rejectedAt, reasonId),
});

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
): Promise<Changed> {
	const { record: before } = await client.read(endpoints.getApplication, id);
	const isRejected = Boolean(before.attributes['rejected-at']);
	if (isRejected && hasReason(before, reasonId)) {
		return { result: 'unchanged', application: toApplication(before) };
	}
	const application = await setRejected(client, id, {
		...(!isRejected && { rejectedAt }),
		...(reasonId && { reasonId }),
	});
	return { result: 'updated', application: toApplication(application) };
}

/**
 * Sets what is given, and looks whether the application is rejected afterwards.
 * @throws Failure `contract` if Teamtailor agreed and rejected nothing
 */
export async function setRejected(
	client: TeamtailorClient,
	id: string,
	{ rejectedAt, reasonId }: { rejectedAt?: string; reasonId?: string },
): Promise<TeamtailorApplication> {
	await client.update(endpoints.updateApplication, id, {
		...(rejectedAt && { attributes: { 'rejected-at': rejectedAt } }),
		...(reasonId && {
			relationships: { 'reject-reason': { type: 'reject-reasons', id: reasonId } },
		}),
	});
	const { record: after } = await client.read(endpoints.getApplication, id);
	const wasRejected = Boolean(after.attributes['rejected-at']);
	if (wasRejected && hasReason(after, reasonId)) return after;
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
