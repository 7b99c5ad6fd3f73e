import { z } from 'zod';

import { ErecruiterError, validationError } from './errors';
import { NEW_STAGE } from './model';
import type { Application, Recruitment } from './model';
import { readBody } from './query';
import type { ErecruiterState } from './state';

const optionalText = (length: number) => z.string().max(length).nullable().default(null);

const bodySchema = z
	.object({
		externalId: z.string().min(1).max(100).nullable().default(null),
		originId: z
			.union([z.number().int(), z.string().regex(/^\d{1,9}$/, 'Expected a whole number')])
			.transform(Number)
			.nullable()
			.default(null),
		candidate: z
			.object({
				firstName: z.string().min(1).max(100),
				lastName: z.string().min(1).max(100),
				email: z.string().email().max(254).nullable().default(null),
				phone: optionalText(50),
				city: optionalText(100),
			})
			.strict(),
		message: optionalText(4000),
	})
	.strict();

/** @throws ErecruiterError 400, or 409 for a candidate who has applied already */
export function createApplication(
	recruitment: Recruitment,
	json: unknown,
	state: ErecruiterState,
): Application {
	const body = readBody(bodySchema, json);
	if (body.originId !== null && !state.origins.some(({ id }) => id === body.originId)) {
		const message = `There is no publication place ${body.originId}`;
		throw validationError([{ field: 'originId', message }]);
	}
	if (recruitment.status !== 'Active') {
		throw new ErecruiterError(400, {
			message: `The recruitment ${recruitment.id} is not active.`,
			errorCode: 'RecruitmentClosed',
			modelType: 'recruitmentId',
		});
	}
	const email = body.candidate.email?.toLowerCase();
	for (const known of state.applications) {
		if (known.recruitmentId !== recruitment.id) continue;
		const sameId = body.externalId !== null && known.externalId === body.externalId;
		if (!sameId && (email === undefined || known.candidate.email?.toLowerCase() !== email))
			continue;
		throw new ErecruiterError(409, {
			message: `The candidate has applied to the recruitment ${recruitment.id} already.`,
			modelType: sameId ? 'externalId' : 'candidate.email',
			applicationId: known.applicationId,
		});
	}
	const path = [{ stageId: NEW_STAGE, enteredAt: new Date().toISOString() }];
	const fresh = { ...body, recruitmentId: recruitment.id, path };
	const [application] = state.addApplications([fresh]);
	if (!application) throw new Error('One application was to be made');
	return application;
}
