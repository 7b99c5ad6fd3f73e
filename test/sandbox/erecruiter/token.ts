import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import type { ErecruiterState } from './state';
import { TOKEN_SECONDS } from './tokens';

const CLIENT = 'sandbox-client:sandbox-client-secret';
const USERNAME = 'ops@example.com';
const PASSWORD = 'sandbox-password';

const requestSchema = z.discriminatedUnion('grant_type', [
	z
		.object({ grant_type: z.literal('password'), username: z.string(), password: z.string() })
		.strict(),
	z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() }).strict(),
]);

/** `POST /erecruiter/oAuth/Token`; its errors have the form of RFC 6749, not that of the API. */
export async function tokenRoutes(
	app: FastifyInstance,
	state: () => ErecruiterState,
): Promise<void> {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done) => {
			done(null, Object.fromEntries(new URLSearchParams(String(body))));
		},
	);
	app.setErrorHandler((_error, _request, reply) => {
		refuse(reply, 400, 'invalid_request', 'Send a form.');
	});

	app.post('/oAuth/Token', { config: { name: 'getToken' } }, async (request, reply) => {
		const [, basic] = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
		if (basic === undefined || Buffer.from(basic, 'base64').toString() !== CLIENT) {
			reply.header('www-authenticate', 'Basic');
			return refuse(reply, 401, 'invalid_client', 'The client is not known.');
		}
		const form = requestSchema.safeParse(request.body);
		if (!form.success) {
			const code = form.error.issues.some(({ code }) => code === 'invalid_union_discriminator')
				? 'unsupported_grant_type'
				: 'invalid_request';
			return refuse(reply, 400, code, 'The form does not fit the grant.');
		}
		const { tokens } = state();
		if (form.data.grant_type === 'password') {
			const { username, password } = form.data;
			if (username !== USERNAME || password !== PASSWORD) {
				return refuse(reply, 400, 'invalid_grant', 'The user name or the password is not correct.');
			}
		} else if (!tokens.isRefreshToken(form.data.refresh_token)) {
			return refuse(reply, 400, 'invalid_grant', 'The refresh token is not known.');
		}
		const { accessToken, refreshToken } = tokens.issue();
		return {
			access_token: accessToken,
			token_type: 'bearer',
			expires_in: TOKEN_SECONDS,
			refresh_token: refreshToken,
		};
	});
}

function refuse(
	reply: FastifyReply,
	status: 400 | 401,
	error: string,
	description: string,
): FastifyReply {
	return reply.code(status).send({ error, error_description: description });
}
