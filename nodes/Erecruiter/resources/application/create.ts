import { refuseWithoutConsent } from '../../../../shared/node/candidateInput';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { toJson } from '../../../../shared/node/records';
import { present } from '../../../../shared/model';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { createApplication } from '../../../../shared/vendors/erecruiter/application';
import { notTransferable } from '../../../../shared/vendors/erecruiter/mapping';
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
		const client = await connect(context, erecruiter);
		let warnedOfStatus = false;

		return async (itemIndex) => {
			const read = await readDraft(context, itemIndex);
			const { draft, candidate, origin, missingDocuments, statusAskedFor } = read;
			refuseWithoutConsent(context, itemIndex, read.withoutConsent);
			const { result, applicationId, documents } = await createApplication(client, draft);

			if (statusAskedFor && !warnedOfStatus) {
				warnedOfStatus = true;
				context.addExecutionHints({
					message: `The status ${statusAskedFor} of the job link was not set: eRecruiter begins every application with its first status.`,
					type: 'warning',
					location: 'outputPane',
				});
			}
			const notTransferred = candidate ? notTransferable(candidate) : [];
			return [
				{
					json: toJson({
						system: erecruiter.system,
						result,
						id: applicationId,
						jobId: draft.recruitmentId,
						candidate: {
							firstName: draft.firstName,
							lastName: draft.lastName,
							...present({ email: draft.email }),
						},
						...present({ sourceId: draft.originId, externalId: draft.externalId, origin }),
						documents,
						...(missingDocuments.length > 0 && { missingDocuments }),
						...(notTransferred.length > 0 && { notTransferred }),
					}),
				},
			];
		};
	},
};
