import type { FastifyReply } from 'fastify';

export interface Content {
	name: string;
	mimeType: string;
	bytes(): Buffer;
}

/** The bytes, with the file name in ASCII and in UTF-8. */
export function sendContent(reply: FastifyReply, document: Content): FastifyReply {
	const ascii = document.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
	const utf8 = encodeURIComponent(document.name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return reply
		.type(document.mimeType)
		.header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`)
		.send(document.bytes());
}
