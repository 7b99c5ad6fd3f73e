import { createHmac, timingSafeEqual } from 'node:crypto';

import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { sendContent } from '../rest/content';
import type { TeamtailorState } from './state';

const KEY = 'file store key of the Teamtailor sandbox';

/** Where a file can be fetched without a key, for that many seconds. */
export function fileAddress(origin: string, fileId: string, seconds: number): string {
	const expires = String(Date.now() + seconds * 1000);
	const query = new URLSearchParams({ expires, signature: sign(fileId, expires) });
	return `${origin}/teamtailor/files/${fileId}?${query.toString()}`;
}

const querySchema = z.object({ expires: z.string().regex(/^\d+$/), signature: z.string() });

/** The file store that signed addresses lead to. */
export async function fileRoutes(
	app: FastifyInstance,
	state: () => TeamtailorState,
): Promise<void> {
	const route = { config: { name: 'file', download: true } };
	app.get<{ Params: { fileId: string } }>('/:fileId', route, async (request, reply) => {
		const { fileId } = request.params;
		const query = querySchema.safeParse(request.query);
		if (request.headers.authorization !== undefined) return refuse(reply, 400, 'InvalidArgument');
		if (!query.success || !isSigned(fileId, query.data)) {
			return refuse(reply, 403, 'SignatureDoesNotMatch');
		}
		if (Number(query.data.expires) < Date.now()) return refuse(reply, 403, 'AccessDenied');
		const file = state().files.get(fileId);
		const { bytes } = file ?? {};
		if (!file || !bytes) return refuse(reply, 404, 'NoSuchKey');
		return sendContent(reply, { ...file, bytes: () => bytes });
	});
}

function isSigned(fileId: string, { expires, signature }: z.infer<typeof querySchema>): boolean {
	const right = Buffer.from(sign(fileId, expires));
	const given = Buffer.from(signature);
	return right.length === given.length && timingSafeEqual(right, given);
}

function sign(fileId: string, expires: string): string {
	return createHmac('sha256', KEY).update(`${fileId} until ${expires}`).digest('hex');
}

function refuse(reply: FastifyReply, status: number, code: string): FastifyReply {
	return reply
		.code(status)
		.type('application/xml')
		.send(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`);
}
