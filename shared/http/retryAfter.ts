/** A moment in seconds since 1970, as opposed to a number of seconds to wait. */
const looksLikeMoment = 1_000_000_000;

const rateLimitPrefixes = ['ratelimit', 'x-ratelimit', 'x-rate-limit'];

/**
 * Milliseconds that an answer with status 429 asks to wait: `Retry-After`, else the usual rate-limit headers, in
 * seconds to wait or seconds since 1970. `undefined` when it asks for nothing.
 */
export function requestedWait(headers: Record<string, string>, now: number): number | undefined {
	return retryAfterWait(headers, now) ?? readRateLimit(headers, now).resetsIn;
}

/** What the usual rate-limit headers of an answer say. */
export interface RateLimitReading {
	/** Requests that the period allows. */
	limit?: number;
	/** Requests that are left of it. */
	remaining?: number;
	/** Milliseconds until it ends. */
	resetsIn?: number;
}

export function readRateLimit(headers: Record<string, string>, now: number): RateLimitReading {
	const valueOf = (name: string): number | undefined => {
		for (const prefix of rateLimitPrefixes) {
			const value = Number(headers[`${prefix}-${name}`]?.trim() || Number.NaN);
			if (Number.isFinite(value) && value >= 0) return value;
		}
		return undefined;
	};
	const limit = valueOf('limit');
	const remaining = valueOf('remaining');
	const reset = valueOf('reset');
	return {
		...(limit !== undefined && { limit }),
		...(remaining !== undefined && { remaining }),
		...(reset !== undefined && {
			resetsIn: reset > looksLikeMoment ? Math.max(0, reset * 1000 - now) : reset * 1000,
		}),
	};
}

/**
 * Milliseconds of `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3). The rate-limit headers are left out:
 * services send them with every answer, so they say nothing about when one that is down is back.
 */
export function retryAfterWait(headers: Record<string, string>, now: number): number | undefined {
	const retryAfter = headers['retry-after']?.trim();
	if (!retryAfter) return undefined;
	if (/^\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter) * 1000;
	const moment = Date.parse(retryAfter);
	return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
