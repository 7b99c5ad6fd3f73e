import { createHmac, timingSafeEqual } from 'node:crypto';

import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { sendContent } from '../rest/content';
import type { WorkwiseState } from './state';

const KEY = 'storage key of the sandbox';
const VALID_SECONDS = 300;

/** Where a document's bytes can be fetched without a token, for five minutes. */
export function signedAddress(origin: string, documentId: string): string {
	const expires = String(Math.floor(Date.now() / 1000) + VALID_SECONDS);
	const query = new URLSearchParams({ expires, signature: sign(documentId, expires) });
	return `${origin}/workwise/storage/${documentId}?${query.toString()}`;
}

/** The storage: like S3 it refuses a request that proves itself in two ways. */
export async function storageRoutes(
	app: FastifyInstance,
	state: () => WorkwiseState,
): Promise<void> {
	const route = { config: { name: 'storage', download: true } };
	app.get<{ Params: { documentId: string } }>('/:documentId', route, async (request, reply) => {
		if (request.headers.authorization !== undefined) {
			const message = 'Only one auth mechanism allowed: the address is signed already';
			return sendXml(reply, 400, 'InvalidArgument', message);
		}
		const { documentId } = request.params;
		const query = querySchema.safeParse(request.query);
		if (!query.success || !isSigned(documentId, query.data)) {
			return sendXml(reply, 403, 'SignatureDoesNotMatch', 'The signature is not valid');
		}
		if (Number(query.data.expires) < Date.now() / 1000) {
			return sendXml(reply, 403, 'AccessDenied', 'The address has expired');
		}
		const document = state().documents.get(documentId);
		if (!document) return sendXml(reply, 404, 'NoSuchKey', 'There is no such document');
		return sendContent(reply, document);
	});
}

const querySchema = z.object({ expires: z.string(), signature: z.string() });

function isSigned(documentId: string, query: z.infer<typeof querySchema>): boolean {
	const right = Buffer.from(sign(documentId, query.expires));
	const given = Buffer.from(query.signature);
	return right.length === given.length && timingSafeEqual(right, given);
}

function sign(documentId: string, expires: string): string {
	return createHmac('sha256', KEY).update(`${documentId}\n${expires}`).digest('hex');
}

function sendXml(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
	const body =
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
		`<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
	return reply.code(status).type('application/xml').send(body);
}
