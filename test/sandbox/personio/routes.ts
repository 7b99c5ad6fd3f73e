import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { RateWindow } from '../control/rateWindow';
import { createApplication } from './createApplication';
import { PersonioError, sendPersonioError } from './errors';
import type { PersonioState } from './state';
import { MAX_FILE_BYTES, receiveDocument } from './upload';

const COMPANY_ID = '4711';
const RECRUITING_TOKEN = 'sandbox-recruiting-token-4711';

interface Api {
	state(): PersonioState;
	rate: RateWindow;
}

/** The endpoints below `/personio/api`. */
export async function apiRoutes(app: FastifyInstance, { state, rate }: Api): Promise<void> {
	await app.register(multipart, {
		limits: { fileSize: MAX_FILE_BYTES },
		throwFileSizeLimit: false,
	});
	app.removeContentTypeParser('text/plain');
	app.addHook('onRequest', async (request, reply) => {
		const reading = rate.take();
		if (reading.exceeded) {
			reply.header('retry-after', reading.resetSeconds);
			throw new PersonioError(429, 'Too many requests');
		}
		authenticate(request);
	});

	app.post(
		'/v1/recruiting/applications/documents',
		{ config: { name: 'uploadDocument' } },
		async (request) => {
			const document = await receiveDocument(request, state());
			const { uuid, size, mimetype, original_filename, extension } = document;
			return { uuid, size, mimetype, original_filename, extension };
		},
	);

	app.post(
		'/v1/recruiting/applications',
		{ config: { name: 'createApplication' } },
		async (request, reply) => {
			createApplication(request.body, state());
			// No body: Personio does not tell the id of the application.
			return await reply.code(201).send();
		},
	);

	app.setNotFoundHandler((_request, reply) => {
		sendPersonioError(reply, new PersonioError(404, 'The requested resource was not found'));
	});
}

/**
 * Both headers are required. Tokens of the HR API look alike but are not accepted here, which is the
 * most common mistake there is.
 */
function authenticate(request: FastifyRequest): void {
	const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
	const known = token === RECRUITING_TOKEN && request.headers['x-company-id'] === COMPANY_ID;
	if (!known) throw new PersonioError(401, 'The token and/or the company id is not recognised');
}
