import type { Consent } from '../model';
import type { ConsentCalendar, ConsentEnd } from './calendar';
import { toState } from './columns';

/** How a consent stands at a moment. */
export type Standing =
	| 'valid'
	/** Valid, but not for much longer. */
	| 'expiring'
	| 'expired'
	/** Never asked for, not answered yet, or a word that nobody knows. */
	| 'missing'
	| 'declined'
	| 'withdrawn'
	/** Its date cannot be read, so nobody can tell. */
	| 'unreadable';

/** What a record says of its consent, checked or not. */
export interface ConsentStatement {
	state?: Consent['state'] | undefined;
	/** A date of any form; see `readConsentEnd`. */
	expiresAt?: unknown;
}

export interface ConsentStanding {
	standing: Standing;
	/** Absent for a consent without an end, and where the date cannot be read. */
	end?: ConsentEnd;
	/** Days of the calendar to the end: 0 today, negative when it is over. */
	daysLeft?: number;
}

/**
 * How the consent stands. A date alone counts as a consent that was given until then.
 * @param expiringWithinDays a consent that ends in so many days or fewer is expiring; default: none is
 */
export function standingOf(
	statement: ConsentStatement,
	calendar: ConsentCalendar,
	expiringWithinDays?: number,
): ConsentStanding {
	const { expiresAt } = statement;
	const state = statement.state === undefined ? undefined : toState(statement.state);
	const hasDate = !isBlank(expiresAt);
	const end = hasDate ? calendar.read(expiresAt) : undefined;
	const time = end && { end, daysLeft: calendar.daysUntil(end) };
	const standing = (): Standing => {
		if (state === 'withdrawn') return 'withdrawn';
		if (state === 'declined') return 'declined';
		if (state === 'expired') return 'expired';
		if (hasDate && !end) return 'unreadable';
		if (end && end.at < calendar.now.at) return 'expired';
		if (state !== 'accepted' && (state !== undefined || !end)) return 'missing';
		const soon = time && expiringWithinDays !== undefined && time.daysLeft <= expiringWithinDays;
		return soon ? 'expiring' : 'valid';
	};
	return { standing: standing(), ...time };
}

/** Whether there is nothing to read: `null`, `undefined` and blank text. */
export function isBlank(value: unknown): boolean {
	return (
		value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
	);
}
