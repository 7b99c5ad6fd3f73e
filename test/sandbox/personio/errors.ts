import { randomUUID } from 'node:crypto';

import type { FastifyReply } from 'fastify';

/** The reasons that the documentation lists, as far as something here can give them. */
export type Reason =
	| 'errors.attribute-validation.unknown'
	| 'errors.attribute-validation.required-attribute'
	| 'errors.attribute-validation.invalid-date-format'
	| 'errors.attribute-validation.invalid-email-format'
	| 'errors.attribute-validation.invalid-type'
	| 'errors.attribute-validation.unknown-attribute-option'
	| 'errors.date-validation.date-in-the-future'
	| 'errors.phase-validation.invalid-system-phase'
	| 'errors.file-validation.file-not-exists'
	| 'errors.file-validation.unknown-file-category'
	| 'errors.invalid-file-type'
	| 'errors.file-too-big'
	| 'errors.applicant-already-exists'
	| 'errors.posting-validation.posting-not-found'
	| 'errors.posting-validation.channel-not-found'
	| 'errors.job-position.not-published';

export interface FieldReason {
	field: string;
	reason: Reason;
}

const TITLES: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	409: 'Conflict',
	413: 'Payload Too Large',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Entity',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
};

/** A refusal in one of the two forms that Personio documents: by field, or as a whole. */
export class PersonioError extends Error {
	constructor(
		readonly status: number,
		readonly reasons: string | FieldReason[],
	) {
		super(typeof reasons === 'string' ? reasons : reasons.map(({ reason }) => reason).join(', '));
	}
}

/** What Personio says to a body of another shape than documented. */
export const invalidBody = () => new PersonioError(400, 'Invalid request body supplied');

export function sendPersonioError(reply: FastifyReply, error: PersonioError): FastifyReply {
	const { status, reasons } = error;
	const errors =
		typeof reasons === 'string'
			? [
					{
						id: randomUUID(),
						status: String(status),
						title: TITLES[status] ?? 'Error',
						detail: reasons,
					},
				]
			: byField(reasons);
	return reply.code(status).type('application/json; charset=utf-8').send({ errors });
}

function byField(reasons: FieldReason[]) {
	const fields = new Map<string, Reason[]>();
	for (const { field, reason } of reasons) {
		fields.set(field, [...(fields.get(field) ?? []), reason]);
	}
	return Array.from(fields, ([field, found]) => ({
		field,
		errors: found.map((reason) => ({ reason, context: {} })),
	}));
}
