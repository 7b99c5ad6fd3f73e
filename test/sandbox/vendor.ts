import type { FastifyInstance, FastifyReply } from 'fastify';

import type { FaultKind } from './control/faults';
import type { Html } from './control/html';
import type { RateWindow } from './control/rateWindow';

/**
 * A stand-in for one vendor. It registers its own routes; what is the same for all vendors (the log
 * of requests, faults, reset, the state page) reaches it through this interface only.
 */
export interface Vendor {
	/** First part of its paths, and its name in faults and in the log of requests. */
	readonly name: string;
	readonly label: string;
	/** What a user enters in the credential, by label, for the given address of the sandbox. */
	credentials(url: string): Record<string, string>;
	readonly rate: RateWindow;
	/** Whether it has lists with pages; the fault `emptyPage` needs one. */
	readonly hasPages: boolean;
	/** Routes below `/<name>`. */
	routes(app: FastifyInstance): Promise<void>;
	/** Routes below `/control/<name>`. */
	control(app: FastifyInstance): Promise<void>;
	/** An error in the vendor's own form. */
	sendError(reply: FastifyReply, error: VendorError): FastifyReply;
	/** Back to the seeds. */
	reset(): void;
	/** The whole state as JSON, without the bytes of files. */
	snapshot(): Record<string, unknown>;
	/** Its part of the state page. */
	page(): Html;
}

export interface VendorError {
	status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
	detail: string;
	/** Seconds, for 429. */
	retryAfter?: number;
}

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Name of the endpoint, by which a fault can be aimed at it. */
		name?: string;
		/** Answers with pages of records, so that `emptyPage` applies. */
		pages?: boolean;
		/** Answers with a file, so that `cut` happens in the middle of the body. */
		download?: boolean;
		/** What the token must be allowed to do. */
		permission?: string;
	}
	interface FastifyRequest {
		fault: FaultKind | null;
	}
}
