import { z } from 'zod';
import { openEnum } from '../../shared/model/values';
import { idValue, momentValue, textValue } from '../../shared/vendor/contractRecords';

/** The `system` of every record. */
export const system = 'erecruiter';

/** Records as the contract describes them (docs/contracts/erecruiter.openapi.yaml). */

export const companyRecord = z
	.object({ companyId: idValue.nullish(), id: idValue.nullish(), name: textValue })
	.transform(({ companyId, id: otherId, name }) => ({ id: companyId ?? otherId, name }));

export const permissionsRecord = z.object({
	permissions: z.array(z.string()).nullish(),
	scope: openEnum(['all', 'selected']).nullish(),
});

export const stageRecord = z.object({
	id: idValue,
	name: z.string(),
	type: openEnum(['Standard', 'Rejection', 'Employment', 'JobProposal', 'Interview', 'Message']),
	isSystem: z.boolean().nullish(),
});

export const originRecord = z.object({ id: idValue, name: z.string() });

export const recruitmentRecord = z.object({
	id: idValue,
	name: z.string(),
	status: openEnum(['Active', 'Draft', 'Closed']),
	location: textValue,
	department: textValue,
	sharedWithPartner: z.boolean().nullish(),
	createdAt: textValue,
});

/** Some answers name an application's id `applicationId`, others `id`. */
function withApplicationId<Own extends { applicationId?: string | null; id?: string | null }>(
	record: Own,
	context: z.RefinementCtx,
): Omit<Own, 'applicationId' | 'id'> & { id: string } {
	const { applicationId, id: otherId, ...rest } = record;
	const known = applicationId ?? otherId;
	if (known) return { ...rest, id: known };
	context.addIssue({ code: 'custom', path: ['applicationId'], message: 'Required' });
	return z.NEVER;
}

const eitherId = { applicationId: idValue.nullish(), id: idValue.nullish() };

export const applicationRecord = z
	.object({
		...eitherId,
		recruitmentId: idValue,
		candidateId: idValue.nullish(),
		externalId: idValue.nullish(),
		originId: idValue.nullish(),
		stageId: idValue,
		stageName: z.string().nullish(),
		createdAt: momentValue,
		modifiedAt: momentValue,
		candidate: z.object({
			firstName: z.string(),
			lastName: z.string(),
			email: textValue,
			phone: textValue,
			city: textValue,
		}),
	})
	.transform(withApplicationId);

export const stageEntryRecord = z.object({
	stageId: idValue,
	stageName: z.string().nullish(),
	enteredAt: momentValue,
});

export const createdRecord = z.object(eitherId).transform(withApplicationId);

export const fileRecord = z.object({
	fileId: idValue,
	name: z.string(),
	size: z.number().int().nonnegative().nullish(),
});

export type ErecruiterStage = z.infer<typeof stageRecord>;
export type ErecruiterOrigin = z.infer<typeof originRecord>;
export type ErecruiterRecruitment = z.infer<typeof recruitmentRecord>;
export type ErecruiterApplication = z.infer<typeof applicationRecord>;
export type ErecruiterStageEntry = z.infer<typeof stageEntryRecord>;
