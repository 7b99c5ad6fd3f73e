import { consentCalendar } from '../../consent/calendar';
import { strictest } from '../../consent/find';

/** Whether every column that means the field counts, and not the first one alone. */
export function countsInEachColumn(path: string): boolean {
	return /(^|\.)consent\.(state|givenAt|expiresAt)$/.test(path);
}

/** What counts of two columns that say something about a consent: the earlier end, and a refusal. */
export function consentJoiner(timeZone: string): (one: unknown, other: unknown) => unknown {
	const calendar = consentCalendar({ now: new Date(), timeZone });
	return (one, other) => {
		const [first, second] = [calendar.read(one), calendar.read(other)];
		if (first && second) return first.at <= second.at ? one : other;
		return strictest([one, other].filter((state) => typeof state === 'string'));
	};
}
