import type { FoundConsent, ConsentItem } from './find';
import { identify, type Identity, type IdentityOptions } from './identify';
import type { ConsentCalendar, ConsentEnd } from './calendar';
import type { Standing } from './standing';

/** What to do with records that say nothing about a consent, or whose consent nobody has given yet. */
export const withoutConsentChoices = ['dueNow', 'leaveOut', 'review'] as const;
export type WithoutConsent = (typeof withoutConsentChoices)[number];

/** One record that must be deleted. It names nobody. */
export interface Deletion extends Identity {
	/** ISO 8601 with offset; absent where a person has to look at it first. */
	deleteBy?: string;
	/** Days of the calendar until then: 0 today, negative when it is over. */
	daysLeft?: number;
	reason: 'expires' | Exclude<Standing, 'valid' | 'expiring'>;
	/** The column or field whose date cannot be read. */
	unreadableField?: string;
	/** The positions of the items that it came from, from 1. */
	rows: number[];
}

export interface DeletionOptions extends IdentityOptions {
	withoutConsent: WithoutConsent;
}

interface Due {
	/** Milliseconds since 1970; absent where nobody knows. */
	at?: number;
	deletion: Deletion;
}

/**
 * What must be deleted by when: by date, then what a person has to look at. A record that occurs several times is listed
 * once, with the date that comes first. Records whose consent is valid without an end are not in it.
 */
export function deletionList(
	records: ReadonlyArray<{ item: ConsentItem; consent: FoundConsent }>,
	calendar: ConsentCalendar,
	options: DeletionOptions,
): Deletion[] {
	const byRecord = new Map<string, Due>();
	for (const [index, { item, consent }] of records.entries()) {
		const when = dueOf(consent, calendar, options.withoutConsent);
		if (!when) continue;
		const due = {
			...when,
			deletion: { ...identify(item, options), ...when.deletion, rows: [index + 1] },
		};
		const { system, kind, id } = due.deletion;
		const key = id === undefined ? `row ${index}` : JSON.stringify([system, kind, id]);
		const other = byRecord.get(key);
		byRecord.set(key, other ? merge(other, due) : due);
	}
	return [...byRecord.values()].sort(byDate).map(({ deletion }) => deletion);
}

/** Stable: what has no date comes last, dates that cannot be read before what has no consent. */
function byDate(one: Due, other: Due): number {
	if (one.at !== undefined && other.at !== undefined) return one.at - other.at;
	return rank(one) - rank(other);
}

function rank({ at, deletion }: Due): number {
	if (at !== undefined) return 0;
	return deletion.reason === 'unreadable' ? 1 : 2;
}

function merge(one: Due, other: Due): Due {
	const first = byDate(one, other) <= 0 ? one : other;
	// Not copied: a file may have the same ID in each of its rows.
	const { rows } = one.deletion;
	rows.push(...other.deletion.rows);
	return { ...first, deletion: { ...first.deletion, rows } };
}

type When = Pick<Deletion, 'deleteBy' | 'daysLeft' | 'reason' | 'unreadableField'>;

function dueOf(
	{ standing, end, unreadable }: FoundConsent,
	calendar: ConsentCalendar,
	withoutConsent: WithoutConsent,
): { at?: number; deletion: When } | undefined {
	const { now } = calendar;
	const dated = (date: ConsentEnd, reason: Deletion['reason']) => ({
		at: date.at,
		deletion: { deleteBy: date.text, daysLeft: calendar.daysUntil(date), reason },
	});
	switch (standing) {
		case 'valid':
		case 'expiring':
			return end && dated(end, 'expires');
		case 'expired':
		case 'declined':
		case 'withdrawn':
			return dated(end && end.at < now.at ? end : now, standing);
		case 'unreadable':
			return {
				deletion: { reason: standing, ...(unreadable && { unreadableField: unreadable.field }) },
			};
		case 'missing':
			if (withoutConsent === 'leaveOut') return undefined;
			return withoutConsent === 'dueNow'
				? dated(now, standing)
				: { deletion: { reason: standing } };
	}
}
