import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Vendor } from '../vendor';
import type { ActiveFault, Faults } from './faults';
import { ofWrongTypes } from './wrongTypes';

/** Makes the active faults happen to the requests of this vendor's routes. */
export function installFaults(app: FastifyInstance, vendor: Vendor, faults: Faults): void {
	const late = new WeakMap<FastifyRequest, number>();

	/** Counts the request as held until it is let go, or the client goes. */
	function hold(reply: FastifyReply): () => void {
		// A client that has gone meanwhile will not be heard to close again.
		if (reply.raw.destroyed || reply.raw.socket?.destroyed) return () => {};
		let isHeld = true;
		faults.held += 1;
		const letGo = () => {
			if (isHeld) faults.held -= 1;
			isHeld = false;
		};
		reply.raw.once('close', letGo);
		return letGo;
	}

	async function holdFor(milliseconds: number, reply: FastifyReply): Promise<void> {
		const letGo = hold(reply);
		// Not held back by a pending delay, the process of a test can end.
		await delay(milliseconds, undefined, { ref: false });
		letGo();
	}

	app.addHook('onRequest', async (request, reply) => {
		const fault = faults.pick(vendor.name, request);
		if (!fault) return;
		request.fault = fault.fault;
		if (fault.fault === 'slowAnswer') {
			late.set(request, fault.delayMs ?? 2000);
			return;
		}
		const wait = fault.delayMs ?? (fault.fault === 'slow' ? 2000 : 0);
		if (wait > 0) await holdFor(wait, reply);
		await happen(fault, vendor, request, reply);
	});

	app.addHook<unknown>('onSend', async (request, reply, payload) => {
		// What was asked for has been done by now.
		const wait = late.get(request);
		if (wait !== undefined) await holdFor(wait, reply);
		switch (request.fault) {
			case 'cut':
				if (!Buffer.isBuffer(payload)) break;
				reply.header('content-length', payload.length);
				return Readable.from(firstHalf(payload), { objectMode: false });
			case 'cutAfterEffect':
				request.raw.socket.destroy();
				return payload;
			case 'silence':
				hold(reply);
				return await new Promise<never>(() => {});
			case 'stall':
				hold(reply);
				return await stalled(payload, reply);
			case 'wrongTypes':
				return typeof payload === 'string' ? replaced(ofWrongTypes(payload), reply) : payload;
		}
		if (request.fault === 'cut') request.raw.socket.destroy();
		return payload;
	});
}

async function happen(
	fault: ActiveFault,
	vendor: Vendor,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const detail = 'Fault of the sandbox.';
	switch (fault.fault) {
		case 'slow':
		case 'slowAnswer':
		case 'silence':
		case 'stall':
		case 'cutAfterEffect':
		case 'wrongTypes':
		case 'emptyPage':
			return;
		case 'cut':
			if (request.routeOptions.config.download) return;
			reply.hijack();
			request.raw.socket.destroy();
			return;
		case '403':
			return await vendor.sendError(reply, { status: 403, detail });
		case '404':
			return await vendor.sendError(reply, { status: 404, detail });
		case '409':
			return await vendor.sendError(reply, { status: 409, detail });
		case '422':
			return await vendor.sendError(reply, { status: 422, detail });
		case '429': {
			const retryAfter = fault.retryAfter ?? 1;
			reply.header('retry-after', retryAfterHeader(retryAfter));
			const seconds = retryAfter === 'date' ? 2 : retryAfter;
			const tooMany = 'Too many requests (fault of the sandbox).';
			return await vendor.sendError(reply, { status: 429, detail: tooMany, retryAfter: seconds });
		}
		case '500':
		case '503': {
			const status = fault.fault === '500' ? 500 : 503;
			if (fault.retryAfter !== undefined) {
				reply.header('retry-after', retryAfterHeader(fault.retryAfter));
			}
			return await vendor.sendError(reply, { status, detail });
		}
		case '502':
		case '504':
			// These two come from a gateway in front of the vendor, which answers in HTML.
			return await reply.code(Number(fault.fault)).type('text/html').send(gatewayPage(fault.fault));
		case 'html':
			return await reply.code(200).type('text/html').send(gatewayPage('Sign in'));
		case 'invalidJson':
			return await reply.code(200).type('application/json').send('{"items":[{"id":"1","ti');
		case 'redirect':
			return await reply.redirect(fault.location ?? 'https://elsewhere.example.com/', 302);
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

function replaced(payload: string, reply: FastifyReply): string {
	reply.header('content-length', Buffer.byteLength(payload));
	return payload;
}

async function* firstHalf(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes.subarray(0, Math.floor(bytes.length / 2));
	// Time for the first half to leave; the error then ends the connection.
	await delay(20);
	throw new Error('Cut in the middle of the body (fault of the sandbox)');
}

/** The first half of the body, and then nothing. An answer without a body gets one that does not come. */
async function stalled(payload: unknown, reply: FastifyReply): Promise<Readable> {
	const bytes = await bytesOf(payload);
	if (reply.statusCode === 204) reply.code(200);
	reply.header('content-length', Math.max(bytes.length, 2));
	const body = new Readable({ read() {} });
	body.push(bytes.length > 1 ? bytes.subarray(0, Math.floor(bytes.length / 2)) : ' ');
	return body;
}

async function bytesOf(payload: unknown): Promise<Buffer> {
	if (payload instanceof Readable) return Buffer.concat(await payload.toArray());
	if (Buffer.isBuffer(payload)) return payload;
	return Buffer.from(typeof payload === 'string' ? payload : '');
}
