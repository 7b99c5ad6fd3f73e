import type { IExecuteFunctions } from 'n8n-workflow';
import { refuseWithoutConsent } from '../../../../shared/node/candidateInput';
import { connect } from '../../../../shared/node/connect';
import { dateIn } from '../../../../shared/node/moment';
import type { Operation } from '../../../../shared/node/operation';
import { toJson } from '../../../../shared/node/records';
import { present } from '../../../../shared/model';
import { personio } from '../../../../shared/vendors/personio';
import {
	createApplication,
	isUncheckedPhase,
} from '../../../../shared/vendors/personio/application';
import { notTransferable, personioSystem } from '../../../../shared/vendors/personio/mapping';
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
		let warnedOfPhase = false;

		return async (itemIndex) => {
			const read = await readDraft(context, itemIndex);
			refuseWithoutConsent(context, itemIndex, read.withoutConsent);
			const { result, documents } = await createApplication(client, read.draft, today);
			const { draft, candidate, origin, missingDocuments } = read;

			const unchecked = isUncheckedPhase(draft.phaseId, client);
			if (unchecked && !warnedOfPhase) {
				warnedOfPhase = true;
				warnOfPhase(context, draft.phaseId ?? '');
			}
			const notTransferred = candidate ? notTransferable(candidate) : [];
			return [
				{
					json: toJson({
						system: personioSystem,
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

function warnOfPhase(context: IExecuteFunctions, phaseId: string): void {
	context.addExecutionHints({
		message: `The phase ${phaseId} was sent without a check: Personio files an application with a phase that is not configured under "Unassigned" without a word. List your phases under 'Custom Phases' in the credential to have them checked.`,
		type: 'warning',
		location: 'outputPane',
	});
}
