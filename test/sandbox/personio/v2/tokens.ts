import { randomUUID } from 'node:crypto';

import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { createRateWindow } from '../../control/rateWindow';

/** How long a token is good for, in seconds. */
export const TOKEN_SECONDS = 86_400;

export const SCOPE = 'personio:recruiting:read';

/** What each client may do. */
const CLIENTS: ReadonlyMap<string, { secret: string; scope: string }> = new Map([
	['papi-sandbox-client', { secret: 'papi-sandbox-secret', scope: SCOPE }],
	['papi-sandbox-hr-client', { secret: 'papi-sandbox-secret', scope: 'personio:persons:read' }],
]);

export interface Tokens {
	issue(scope: string): string;
	/** The scope of a token that is known and has not expired. */
	scopeOf(token: string): string | undefined;
	/** All tokens expire at once. */
	expire(): void;
}

export function createTokens(): Tokens {
	const issued = new Map<string, { scope: string; until: number }>();
	return {
		issue(scope) {
			const token = `papi-${randomUUID()}`;
			issued.set(token, { scope, until: Date.now() + TOKEN_SECONDS * 1000 });
			return token;
		},
		scopeOf(token) {
			const known = issued.get(token);
			return known && known.until > Date.now() ? known.scope : undefined;
		},
		expire() {
			issued.clear();
		},
	};
}

const form = z
	.object({
		grant_type: z.string(),
		client_id: z.string().min(1),
		client_secret: z.string().min(1),
		scope: z.string().optional(),
	})
	.strict();

/** `POST /v2/auth/token`: its errors have the form of RFC 6749, not that of the other endpoints. */
export async function tokenRoutes(app: FastifyInstance, tokens: Tokens): Promise<void> {
	/** Requests a minute that Personio documents for this endpoint. */
	const rate = createRateWindow(150);
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done) => {
			done(null, Object.fromEntries(new URLSearchParams(String(body))));
		},
	);
	app.setErrorHandler((_error, _request, reply) => {
		refuse(reply, 400, 'invalid_request', 'Send application/x-www-form-urlencoded.');
	});

	app.post('/auth/token', { config: { name: 'getToken' } }, async (request, reply) => {
		const reading = rate.take();
		if (reading.exceeded) {
			return refuse(reply, 429, 'slow_down', 'Too many token requests.');
		}
		const body = form.safeParse(request.body);
		if (!body.success) return refuse(reply, 400, 'invalid_request', 'A parameter is missing.');
		if (body.data.grant_type !== 'client_credentials') {
			return refuse(reply, 400, 'unsupported_grant_type', 'Use client_credentials.');
		}
		const client = CLIENTS.get(body.data.client_id);
		if (!client || client.secret !== body.data.client_secret) {
			return refuse(reply, 400, 'invalid_client', 'Client authentication failed.');
		}
		const wanted = body.data.scope?.split(' ') ?? [];
		if (wanted.some((scope) => scope !== client.scope)) {
			return refuse(reply, 400, 'invalid_scope', 'The client has no such scope.');
		}
		return {
			access_token: tokens.issue(client.scope),
			token_type: 'Bearer',
			expires_in: TOKEN_SECONDS,
			scope: client.scope,
		};
	});
}

function refuse(
	reply: FastifyReply,
	status: 400 | 429,
	error: string,
	description: string,
): FastifyReply {
	return reply.code(status).type('application/problem+json; charset=utf-8').send({
		error,
		error_description: description,
		timestamp: new Date().toISOString(),
		trace_id: randomUUID(),
	});
}
