import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { refuseWithoutConsent } from '../../../../shared/node/candidateInput';
import { clock } from '../../../../shared/node/clock';
import { connect } from '../../../../shared/node/connect';
import { toNodeError } from '../../../../shared/node/errors';
import { dateIn } from '../../../../shared/node/moment';
import type { Operation } from '../../../../shared/node/operation';
import { readParameter } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { present } from '../../../../shared/model';
import { personio } from '../../../../shared/vendors/personio';
import {
	createApplication,
	isUncheckedPhase,
} from '../../../../shared/vendors/personio/application';
import { notTransferable, personioSystem } from '../../../../shared/vendors/personio/mapping';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { findApplication, type Applied } from '../../../../shared/vendors/personio/v2/find';
import { createParameters } from './createParameters';
import { readDraft } from './readDraft';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create application',
		description:
			'Create an application with its documents; one that exists already is a result, not a failure',
	},
	properties: createParameters,
	async start(context) {
		const client = await connect(context, personio);
		const today = dateIn(context.getTimezone(), new Date());
		const lookUp = await applicationLookUp(context);
		let warnedOfPhase = false;

		return async (itemIndex) => {
			const read = await readDraft(context, itemIndex);
			refuseWithoutConsent(context, itemIndex, read.withoutConsent);
			const { result, documents } = await createApplication(client, read.draft, today);
			const { draft, candidate, origin, missingDocuments } = read;

			const unchecked = isUncheckedPhase(draft.phaseId, client.account);
			if (unchecked && !warnedOfPhase) {
				warnedOfPhase = true;
				warnOfPhase(context, draft.phaseId ?? '');
			}
			const id = await lookUp?.({ email: draft.email, jobId: draft.jobId }, read.findSeconds);
			const notTransferred = candidate ? notTransferable(candidate) : [];
			return [
				{
					json: toJson({
						system: personioSystem,
						...(id && { id }),
						result,
						jobId: draft.jobId,
						candidate: { firstName: draft.firstName, lastName: draft.lastName, email: draft.email },
						...(draft.phaseId && { status: { id: draft.phaseId, checked: !unchecked } }),
						...present({ appliedAt: draft.applicationDate, origin }),
						documents: documents.map(({ uuid, original_filename, category, mimetype, size }) => ({
							system: personioSystem,
							id: uuid,
							name: original_filename,
							category,
							mimeType: mimetype,
							size,
						})),
						...(missingDocuments.length > 0 && { missingDocuments }),
						...(notTransferred.length > 0 && { notTransferred }),
					}),
				},
			];
		};
	},
};

type LookUp = (applied: Applied, seconds: number) => Promise<string | undefined>;

/**
 * Finds the id of an application that stands in Personio by now, when the node says so. That it cannot be found takes
 * nothing from that, so it is no failure of the item.
 */
async function applicationLookUp(context: IExecuteFunctions): Promise<LookUp | undefined> {
	if (!readParameter(context, 'findId', 0, z.boolean(), 'Find ID in API V2')) return undefined;
	const client = await connect(context, personioV2);
	const signal = context.getExecutionCancelSignal();
	return async (applied, seconds) => {
		const [found] = await Promise.allSettled([
			findApplication(client, applied, seconds, clock, signal),
		]);
		if (found.status === 'fulfilled' && found.value) return found.value.record.id;
		const reason =
			found.status === 'rejected'
				? toNodeError(context.getNode(), found.reason, 0).message
				: 'it has not appeared there yet';
		context.addExecutionHints({
			message: `An application for job ${applied.jobId} stands in Personio, but its ID was not found in API V2: ${reason}. The item goes on without it; Application > Find can look again.`,
			type: 'warning',
			location: 'outputPane',
		});
		return undefined;
	};
}

function warnOfPhase(context: IExecuteFunctions, phaseId: string): void {
	context.addExecutionHints({
		message: `The phase ${phaseId} was sent without a check: Personio files an application with a phase that is not configured under "Unassigned" without a word. List your phases under 'Custom Phases' in the credential to have them checked.`,
		type: 'warning',
		location: 'outputPane',
	});
}
