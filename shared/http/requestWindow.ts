/** A request that was sent and is not answered yet. */
export interface SentRequest {
	/** Milliseconds since 1970. */
	sentAt: number;
}

/** Milliseconds that two clocks may differ by after a period. */
const clockDifference = 20;

/** Milliseconds within which a request that was cut off may still arrive. */
export const latestArrival = 1000;

/** The requests of ours that the service may count in its present period. */
export interface RequestWindow {
	/** Requests that count, answered or not. */
	size(): number;
	/** Requests that are not answered yet. */
	underWay(): number;
	/** When the latest of those was sent; -Infinity without one. */
	latestSentAt(): number;
	send(now: number): SentRequest;
	/** @returns false for a request that is not under way */
	end(request: SentRequest, now: number, isAnswered: boolean): boolean;
	/** Milliseconds until fewer than `limit` count; Infinity if that depends on an answer. */
	waitFor(limit: number, now: number): number;
	/** Counts everything from now on, after the clock was set back. */
	restart(now: number): void;
	isEmpty(now: number): boolean;
}

/**
 * A request arrives somewhere between its sending and its answer. It counts from its sending until a period after its
 * answer, so no stretch of that length, fixed or sliding, holds more requests than `waitFor` lets through.
 * @param period milliseconds
 */
export function createRequestWindow(period: number): RequestWindow {
	const underWay = new Set<SentRequest>();
	/** The earliest first. */
	const answeredAt: number[] = [];
	const endOf = (answered: number) => answered + period + clockDifference;

	return {
		size: () => answeredAt.length + underWay.size,
		underWay: () => underWay.size,
		latestSentAt: () => Math.max(...[...underWay].map(({ sentAt }) => sentAt)),
		send(sentAt) {
			const request = { sentAt };
			underWay.add(request);
			return request;
		},
		end(request, now, isAnswered) {
			if (!underWay.delete(request)) return false;
			answeredAt.push(isAnswered ? now : now + latestArrival);
			if (!isAnswered) answeredAt.sort((one, other) => one - other);
			return true;
		},
		waitFor(limit, now) {
			while (endOf(answeredAt[0] ?? now) <= now) answeredAt.shift();
			const surplus = answeredAt.length + underWay.size - limit;
			if (surplus < 0) return 0;
			const earliest = answeredAt[surplus];
			return earliest === undefined ? Infinity : Math.max(0, endOf(earliest) - now);
		},
		restart(now) {
			answeredAt.fill(now);
			for (const request of underWay) request.sentAt = now;
		},
		isEmpty: (now) => underWay.size === 0 && endOf(answeredAt.at(-1) ?? -Infinity) <= now,
	};
}
