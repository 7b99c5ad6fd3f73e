import type { FastifyReply, FastifyRequest } from 'fastify';

const KEPT = 20_000;

/** One request as the log keeps it. Header values are never kept: they hold the credentials. */
export interface LoggedRequest {
	time: string;
	vendor: string;
	method: string;
	path: string;
	query: Record<string, string>;
	/** Null while the request runs, and where the connection was cut instead of answered. */
	status: number | null;
	fault: string | null;
	milliseconds: number | null;
}

export interface RequestLog {
	readonly entries: readonly LoggedRequest[];
	watch(vendor: string, request: FastifyRequest, reply: FastifyReply): void;
	clear(): void;
}

export function createRequestLog(): RequestLog {
	const entries: LoggedRequest[] = [];
	return {
		entries,
		watch(vendor, request, reply) {
			const started = performance.now();
			const url = new URL(request.url, 'http://sandbox');
			// A signature is as good as a credential until it expires.
			if (url.searchParams.has('signature')) url.searchParams.set('signature', '...');
			const entry: LoggedRequest = {
				time: new Date().toISOString(),
				vendor,
				method: request.method,
				path: url.pathname,
				query: Object.fromEntries(url.searchParams),
				status: null,
				fault: null,
				milliseconds: null,
			};
			entries.push(entry);
			if (entries.length > KEPT) entries.shift();
			// "close" comes for every request, "finish" only for those that were answered in full.
			reply.raw.once('close', () => {
				const answered = reply.raw.writableFinished && request.fault !== 'cutAfterEffect';
				entry.status = answered ? reply.raw.statusCode : null;
				entry.fault = request.fault;
				entry.milliseconds = Math.round(performance.now() - started);
			});
		},
		clear() {
			entries.length = 0;
		},
	};
}
