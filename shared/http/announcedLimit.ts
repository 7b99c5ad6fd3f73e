import type { RequestWindow, SentRequest } from './requestWindow';
import { readRateLimit, requestedWait } from './retryAfter';

export interface Answered {
	status: number;
	headers: Record<string, string>;
}

/** What the service has said of the period that it counts at present. */
interface Announcement {
	/** Requests that are left of it, those under way not counted. */
	remaining: number;
	/** The latest moment at which it ends, in milliseconds since 1970. */
	endsAt: number;
	/** Whether it has refused a request. */
	isRefusing: boolean;
	/** Whether it has counted more requests than ours. */
	countsOthers: boolean;
}

/** How large the limit is by the answers' rate-limit headers, and how much of it others on the account have left. */
export interface AnnouncedLimit {
	/** Requests a period. */
	requests(): number;
	/** Milliseconds until the next request may be sent. */
	waitFor(now: number): number;
	/** Milliseconds for which the service accepts nothing, as it has said. */
	closedFor(now: number): number;
	/** Reads what the answer says; the window has it as answered. */
	learn(request: SentRequest, answer: Answered, now: number): void;
	/** A request without an answer may have been counted. */
	countUnanswered(): void;
	/** After the clock was set back. */
	forget(): void;
	isOver(now: number): boolean;
}

/** @param period milliseconds */
export function createAnnouncedLimit(
	requests: number,
	period: number,
	window: RequestWindow,
): AnnouncedLimit {
	let limit = requests;
	let announced: Announcement | undefined;

	/**
	 * Others may go on using the limit up: one request shows it, before all that wait are refused. One that was sent
	 * before the end shows nothing, and one that is not answered bars the way for a period only.
	 */
	function waitForTrial(endsAt: number, now: number): number {
		const sentAt = window.latestSentAt();
		return sentAt < endsAt ? 0 : Math.max(0, sentAt + period - now);
	}

	return {
		requests: () => limit,
		waitFor(now) {
			if (!announced) return 0;
			const { endsAt, remaining, isRefusing, countsOthers } = announced;
			if (now < endsAt) return remaining > window.underWay() ? 0 : endsAt - now;
			return isRefusing || countsOthers ? waitForTrial(endsAt, now) : 0;
		},
		closedFor: (now) => (announced && announced.remaining <= 0 ? announced.endsAt - now : 0),
		learn({ sentAt }, { status, headers }, now) {
			const reading = readRateLimit(headers, now);
			if (reading.limit) limit = reading.limit;
			if (status === 429) {
				const endsAt = now + (requestedWait(headers, now) || period);
				announced = { remaining: 0, endsAt, isRefusing: true, countsOthers: true };
				return;
			}
			const { remaining, resetsIn = period } = reading;
			const countsOthers = remaining !== undefined && limit - remaining > window.size();
			if (announced && now < announced.endsAt) {
				if (remaining === undefined) announced.remaining -= 1;
				else announced.remaining = Math.min(announced.remaining, remaining);
				announced.countsOthers ||= countsOthers;
				// In whole seconds, rounded up: the earliest of one period is the closest.
				if (!announced.isRefusing) announced.endsAt = Math.min(announced.endsAt, now + resetsIn);
				return;
			}
			// What was sent before the end of a period that is over says nothing about the next one.
			if (announced && sentAt < announced.endsAt) return;
			announced =
				remaining === undefined
					? undefined
					: { remaining, endsAt: now + resetsIn, isRefusing: false, countsOthers };
		},
		countUnanswered() {
			if (announced) announced.remaining -= 1;
		},
		forget() {
			announced = undefined;
		},
		isOver: (now) => (announced?.endsAt ?? 0) <= now,
	};
}
