import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { sendContent } from '../rest/content';
import type { AshbyState } from './state';

/** The file store that presigned addresses lead to; it takes no API key. */
export async function fileRoutes(app: FastifyInstance, state: () => AshbyState): Promise<void> {
	await app.register(multipart);

	app.post('/upload', { config: { name: 'upload' } }, async (request, reply) => {
		if (request.headers.authorization !== undefined) return refuse(reply, 400, 'InvalidArgument');
		const fields = new Map<string, string>();
		let bytes: Buffer | undefined;
		for await (const part of request.parts()) {
			if (part.type === 'file') bytes = await part.toBuffer();
			// Fields behind the file are not read.
			else if (!bytes) fields.set(part.fieldname, String(part.value));
		}
		const upload = state().uploads.get(fields.get('key') ?? '');
		if (!upload || fields.get('signature') !== 'x') return refuse(reply, 403, 'AccessDenied');
		if (upload.expiresAt < Date.now()) return refuse(reply, 403, 'AccessDenied');
		if (bytes?.length !== upload.size) return refuse(reply, 400, 'EntityTooLarge');
		upload.bytes = bytes;
		return await reply.code(204).send();
	});

	const route = { config: { name: 'file', download: true } };
	app.get<{ Params: { id: string } }>('/:id/file', route, async (request, reply) => {
		if (request.headers.authorization !== undefined) return refuse(reply, 400, 'InvalidArgument');
		const files = [...state().candidates.values()].flatMap((candidate) => candidate.files);
		const file = files.find(({ id }) => id === request.params.id);
		if (!file) return refuse(reply, 404, 'NoSuchKey');
		return sendContent(reply, { ...file, bytes: () => file.bytes });
	});
}

function refuse(reply: FastifyReply, status: number, code: string): FastifyReply {
	return reply
		.code(status)
		.type('application/xml')
		.send(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`);
}
