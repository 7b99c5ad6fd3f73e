import { setTimeout as delay } from 'node:timers/promises';
import { Readable } from 'node:stream';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Vendor } from '../vendor';

export const FAULT_KINDS = [
	'429',
	'500',
	'502',
	'503',
	'504',
	'slow',
	'slowAnswer',
	'cut',
	'cutAfterEffect',
	'html',
	'invalidJson',
	'unauthorized',
	'emptyPage',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

const positive = z.number().int().min(1);

/** Body of `POST /control/faults`. */
export const faultSchema = z
	.object({
		vendor: z.string(),
		/** Name of an endpoint, or a part of the path. */
		route: z.string().min(1).optional(),
		method: z
			.string()
			.transform((method) => method.toUpperCase())
			.pipe(z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']))
			.optional(),
		fault: z.enum(FAULT_KINDS),
		/** Each n-th matching request; default each one. */
		every: positive.optional(),
		/** How often at most; default for ever. */
		times: positive.optional(),
		/** How many matching requests are spared first. */
		after: z.number().int().min(0).optional(),
		/** Seconds, or "date" for an HTTP date about two seconds ahead. */
		retryAfter: z.union([z.number().min(0), z.literal('date')]).optional(),
		/** Wait before the fault happens; for "slow" and "slowAnswer" the whole fault, default 2000. */
		delayMs: z.number().int().min(0).max(600_000).optional(),
	})
	.strict();

export type FaultRequest = z.infer<typeof faultSchema>;
export type ActiveFault = FaultRequest & { id: number; seen: number; fired: number };

export interface Faults {
	readonly active: readonly ActiveFault[];
	add(fault: FaultRequest): ActiveFault;
	clear(): void;
	/** Counts the request with every fault it matches and gives the first one that is its turn. */
	pick(vendor: string, request: FastifyRequest): ActiveFault | undefined;
}

export function createFaults(): Faults {
	const active: ActiveFault[] = [];
	let lastId = 0;
	return {
		active,
		add(fault) {
			const added = { ...fault, id: ++lastId, seen: 0, fired: 0 };
			active.push(added);
			return added;
		},
		clear() {
			active.length = 0;
		},
		pick(vendor, request) {
			let picked: ActiveFault | undefined;
			for (const fault of active) {
				if (!matches(fault, vendor, request)) continue;
				fault.seen += 1;
				if (picked || !isDue(fault)) continue;
				fault.fired += 1;
				picked = fault;
			}
			return picked;
		},
	};
}

function matches(fault: ActiveFault, vendor: string, request: FastifyRequest): boolean {
	const { config } = request.routeOptions;
	const path = request.url.split('?')[0] ?? '';
	if (fault.vendor !== vendor) return false;
	if (fault.method && fault.method !== request.method) return false;
	if (fault.fault === 'emptyPage' && !config.pages) return false;
	return !fault.route || fault.route === config.name || path.includes(fault.route);
}

function isDue(fault: ActiveFault): boolean {
	const turn = fault.seen - (fault.after ?? 0);
	if (turn < 1 || turn % (fault.every ?? 1) !== 0) return false;
	return fault.fired < (fault.times ?? Infinity);
}

/** Makes the active faults happen to the requests of this vendor's routes. */
export function installFaults(app: FastifyInstance, vendor: Vendor, faults: Faults): void {
	const late = new WeakMap<FastifyRequest, number>();

	app.addHook('onRequest', async (request, reply) => {
		const fault = faults.pick(vendor.name, request);
		if (!fault) return;
		request.fault = fault.fault;
		if (fault.fault === 'slowAnswer') {
			late.set(request, fault.delayMs ?? 2000);
			return;
		}
		const wait = fault.delayMs ?? (fault.fault === 'slow' ? 2000 : 0);
		// Not held back by a pending delay, the process of a test can end.
		if (wait > 0) await delay(wait, undefined, { ref: false });
		await happen(fault, vendor, request, reply);
	});

	app.addHook('onSend', async (request, reply, payload) => {
		// What was asked for has been done by now.
		const wait = late.get(request);
		if (wait !== undefined) await delay(wait, undefined, { ref: false });
		const cut = request.fault === 'cut' || request.fault === 'cutAfterEffect';
		if (request.fault === 'cut' && Buffer.isBuffer(payload)) {
			reply.header('content-length', payload.length);
			return Readable.from(firstHalf(payload), { objectMode: false });
		}
		if (cut) request.raw.socket.destroy();
		return payload;
	});
}

async function happen(
	fault: ActiveFault,
	vendor: Vendor,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	switch (fault.fault) {
		case 'slow':
		case 'slowAnswer':
		case 'cutAfterEffect':
		case 'emptyPage':
			return;
		case 'cut':
			if (request.routeOptions.config.download) return;
			reply.hijack();
			request.raw.socket.destroy();
			return;
		case '429': {
			const retryAfter = fault.retryAfter ?? 1;
			reply.header('retry-after', retryAfterHeader(retryAfter));
			const seconds = retryAfter === 'date' ? 2 : retryAfter;
			const detail = 'Too many requests (fault of the sandbox).';
			return await vendor.sendError(reply, { status: 429, detail, retryAfter: seconds });
		}
		case '500':
		case '503': {
			const status = fault.fault === '500' ? 500 : 503;
			if (fault.retryAfter !== undefined) {
				reply.header('retry-after', retryAfterHeader(fault.retryAfter));
			}
			return await vendor.sendError(reply, { status, detail: 'Fault of the sandbox.' });
		}
		case '502':
		case '504':
			// These two come from a gateway in front of the vendor, which answers in HTML.
			return await reply.code(Number(fault.fault)).type('text/html').send(gatewayPage(fault.fault));
		case 'html':
			return await reply.code(200).type('text/html').send(gatewayPage('Sign in'));
		case 'invalidJson':
			return await reply.code(200).type('application/json').send('{"items":[{"id":"1","ti');
		case 'unauthorized':
			return await vendor.sendError(reply, { status: 401, detail: 'The token has expired.' });
	}
}

function retryAfterHeader(retryAfter: number | 'date'): string {
	return retryAfter === 'date' ? new Date(Date.now() + 2000).toUTCString() : String(retryAfter);
}

function gatewayPage(title: string): string {
	return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}

async function* firstHalf(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes.subarray(0, Math.floor(bytes.length / 2));
	// Time for the first half to leave; the error then ends the connection.
	await delay(20);
	throw new Error('Cut in the middle of the body (fault of the sandbox)');
}
