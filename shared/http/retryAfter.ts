/** A moment in seconds since 1970, as opposed to a number of seconds to wait. */
const looksLikeMoment = 1_000_000_000;

const resetHeaders = ['ratelimit-reset', 'x-ratelimit-reset', 'x-rate-limit-reset'];

/**
 * Milliseconds that an answer asks to wait: `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), else the
 * usual rate-limit headers, in seconds to wait or seconds since 1970. `undefined` when it asks for nothing.
 */
export function requestedWait(headers: Record<string, string>, now: number): number | undefined {
	const retryAfter = headers['retry-after']?.trim();
	if (retryAfter) {
		if (/^\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter) * 1000;
		const moment = Date.parse(retryAfter);
		if (!Number.isNaN(moment)) return Math.max(0, moment - now);
	}
	for (const name of resetHeaders) {
		const value = Number(headers[name]?.trim() || Number.NaN);
		if (Number.isFinite(value) && value >= 0) {
			return value > looksLikeMoment ? Math.max(0, value * 1000 - now) : value * 1000;
		}
	}
	return undefined;
}
