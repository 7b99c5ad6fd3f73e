/** A moment in seconds since 1970, as opposed to a number of seconds to wait. */
const looksLikeMoment = 1_000_000_000;

const resetHeaders = ['ratelimit-reset', 'x-ratelimit-reset', 'x-rate-limit-reset'];

/**
 * Milliseconds that an answer with status 429 asks to wait: `Retry-After`, else the usual rate-limit headers, in
 * seconds to wait or seconds since 1970. `undefined` when it asks for nothing.
 */
export function requestedWait(headers: Record<string, string>, now: number): number | undefined {
	const wait = retryAfterWait(headers, now);
	if (wait !== undefined) return wait;
	for (const name of resetHeaders) {
		const value = Number(headers[name]?.trim() || Number.NaN);
		if (Number.isFinite(value) && value >= 0) {
			return value > looksLikeMoment ? Math.max(0, value * 1000 - now) : value * 1000;
		}
	}
	return undefined;
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
