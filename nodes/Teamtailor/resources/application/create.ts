import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { present } from '../../../../shared/model';
import {
	readJobId,
	readSource,
	readTarget,
	refuseWithoutConsent,
} from '../../../../shared/node/candidateInput';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { optionalText, readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { applicationWriter } from '../../../../shared/vendors/teamtailor/application';
import { notTransferable, teamtailorSystem } from '../../../../shared/vendors/teamtailor/mapping';
import { readCandidate, readLookBack } from '../candidate/readDraft';
import { createParameters } from './createParameters';

const fieldsSchema = z.object({
	coverLetter: optionalText,
	referringUrl: optionalText,
	sourced: z.boolean().optional(),
	sendDefaultReply: z.boolean().optional(),
	sendUserNotifications: z.boolean().optional(),
});

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create application',
		description:
			'Create an application and, where needed, its candidate; one that exists already is a result, not a failure',
	},
	properties: createParameters,
	async start(context) {
		const client = await connect(context, teamtailor);
		const writer = applicationWriter(client, readLookBack(context));
		return async (itemIndex) => {
			const read = await readCandidate(context, itemIndex, client.account.baseUrl);
			const candidate = read.input?.candidate;
			refuseWithoutConsent(context, itemIndex, read.withoutConsent);
			const fields = readParameter(
				context,
				'additionalFields',
				itemIndex,
				fieldsSchema,
				'Additional Fields',
			);
			const jobId = readJobId(context, itemIndex, teamtailorSystem, 'Teamtailor job', 'Job');
			const written = await writer.write({
				jobId,
				candidate: read.draft,
				...present({
					...fields,
					coverLetter: fields.coverLetter ?? read.input?.application?.message,
					stageId: readStageId(context, itemIndex),
				}),
			});
			const { result, applicationId, candidateId, candidateResult, stageId } = written;
			const { firstName, lastName, email } = read.draft;
			const notTransferred = candidate ? notTransferable(candidate) : [];
			return [
				{
					json: toJson({
						system: teamtailorSystem,
						result,
						id: applicationId,
						jobId,
						candidateId,
						candidateResult,
						candidate: { id: candidateId, firstName, lastName, ...present({ email }) },
						...(stageId && { status: { id: stageId } }),
						...present({ origin: read.origin }),
						...(read.missingDocuments.length > 0 && { missingDocuments: read.missingDocuments }),
						...(written.skippedFiles.length > 0 && { skippedDocuments: written.skippedFiles }),
						...(notTransferred.length > 0 && { notTransferred }),
					}),
				},
			];
		};
	},
};

function readStageId(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const source = readSource(context, itemIndex, 'stageSource', 'Stage');
	if (source === 'first') return undefined;
	if (source === 'input') return readTarget(context, itemIndex, teamtailorSystem)?.statusId;
	return readParameter(context, 'stage', itemIndex, requiredId, 'Stage Name or ID');
}
