import type { IExecuteFunctions } from 'n8n-workflow';
import { ConnectionFailure, type ByteStream } from '../../http/request';

/** A stream of Node's, by n8n's own type, since product code imports nothing of Node. */
type NodeStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** The call behind a body. */
export interface EndableCall {
	/** A body that wraps the connection cannot close it by itself while it waits for it. */
	end(): void;
	/** Once the body is closed. */
	release(): void;
}

interface Watch {
	body: NodeStream;
	/** Milliseconds. */
	limit: number;
	/** When bytes arrived last, or were waiting to be read; on the clock of `performance`. */
	activeAt: number;
	call: EndableCall;
}

const watches = new Set<Watch>();

/** Milliseconds between two looks at the bodies that are arriving; one timer serves them all. */
const interval = 250;

/**
 * Ends a body of which nothing arrives for so long, since n8n's own timeout ends with the headers. A slow reader is not
 * a stall. The body's reader gets a ConnectionFailure.
 *
 * @param limit milliseconds without a byte
 */
export function limitIdleTime(body: ByteStream, limit: number, call: EndableCall): void {
	if (!isNodeStream(body)) return;
	const watch: Watch = { body, limit, activeAt: performance.now(), call };
	// Listening for the parts would take them from the reader, so they are noticed as they come in.
	const push = body.push.bind(body);
	body.push = (...part) => {
		watch.activeAt = performance.now();
		return push(...part);
	};
	if (watches.size === 0) lookLater();
	watches.add(watch);
	body.once('close', () => {
		watches.delete(watch);
		call.release();
	});
}

function isNodeStream(body: ByteStream): body is NodeStream {
	return 'push' in body && 'destroy' in body && 'once' in body;
}

function look(): void {
	const now = performance.now();
	for (const watch of watches) {
		const { body, limit, call } = watch;
		if (body.destroyed || body.readableEnded) watches.delete(watch);
		else if (body.readableLength > 0) watch.activeAt = now;
		else if (now - watch.activeAt >= limit) {
			watches.delete(watch);
			body.destroy(new ConnectionFailure('ETIMEDOUT', false, limit));
			call.end();
		}
	}
	if (watches.size > 0) lookLater();
}

/** A signal's timer, unlike others, does not keep a process alive that has nothing else to do. */
function lookLater(): void {
	AbortSignal.timeout(interval).addEventListener('abort', look, { once: true });
}
