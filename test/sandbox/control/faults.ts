import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

export const FAULT_KINDS = [
	'403',
	'404',
	'409',
	'422',
	'429',
	'500',
	'502',
	'503',
	'504',
	'slow',
	'slowAnswer',
	'silence',
	'stall',
	'cut',
	'cutAfterEffect',
	'html',
	'invalidJson',
	'wrongTypes',
	'redirect',
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
		/** The whole path, without the query. */
		path: z.string().min(1).optional(),
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
		/** Where "redirect" leads; default to a host that does not exist. */
		location: z.string().url().optional(),
		/** Wait before the fault happens; for "slow" and "slowAnswer" the whole fault, default 2000. */
		delayMs: z.number().int().min(0).max(600_000).optional(),
	})
	.strict();

export type FaultRequest = z.infer<typeof faultSchema>;
export type ActiveFault = FaultRequest & { id: number; seen: number; fired: number };

export interface Faults {
	readonly active: readonly ActiveFault[];
	/** How many requests are kept waiting at this moment. */
	held: number;
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
		held: 0,
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
	if (fault.path && fault.path !== path) return false;
	if (fault.fault === 'emptyPage' && !config.pages) return false;
	return !fault.route || fault.route === config.name || path.includes(fault.route);
}

function isDue(fault: ActiveFault): boolean {
	const turn = fault.seen - (fault.after ?? 0);
	if (turn < 1 || turn % (fault.every ?? 1) !== 0) return false;
	return fault.fired < (fault.times ?? Infinity);
}
