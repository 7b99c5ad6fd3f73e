import type { FastifyReply } from 'fastify';

export const MEDIA_TYPE = 'application/vnd.api+json';

export interface ErrorObject {
	status: string;
	code?: string;
	title: string;
	detail: string;
	source?: { pointer?: string; parameter?: string; header?: string };
}

/** A refusal in the form of JSON:API; without any errors, a bare status. */
export class TeamtailorError extends Error {
	constructor(
		readonly status: number,
		readonly errors: ErrorObject[],
	) {
		super(errors.map(({ detail }) => detail).join('; '));
	}
}

export function refusal(
	status: number,
	title: string,
	detail: string,
	rest: Partial<ErrorObject> = {},
): TeamtailorError {
	return new TeamtailorError(status, [{ status: String(status), title, detail, ...rest }]);
}

/** What Rails says about a field, e.g. "has already been taken". */
export interface Invalid {
	/** `attributes/email` or `relationships/job`. */
	path: string;
	message: string;
}

export function invalid(problems: readonly Invalid[]): TeamtailorError {
	return new TeamtailorError(
		422,
		problems.map(({ path, message }) => ({
			status: '422',
			code: '100',
			title: message,
			detail: `${path.split('/').at(-1) ?? path} - ${message}`,
			source: { pointer: `/data/${path}` },
		})),
	);
}

export function notFound(id: string): TeamtailorError {
	return refusal(404, 'Record not found', `The record identified by ${id} could not be found.`, {
		code: '404',
	});
}

export function badRequest(title: string, detail: string, parameter: string): TeamtailorError {
	return refusal(400, title, detail, { code: '102', source: { parameter } });
}

export function sendTeamtailorError(reply: FastifyReply, error: TeamtailorError): FastifyReply {
	reply.code(error.status);
	if (error.errors.length === 0) return reply.send();
	return reply.type(`${MEDIA_TYPE}; charset=utf-8`).send(JSON.stringify({ errors: error.errors }));
}
