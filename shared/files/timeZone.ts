import { IANAZone } from 'luxon';

const dayLength = 86_400_000;

/** Milliseconds by which the clocks of a time zone are ahead of UTC at a moment. */
export type OffsetAt = (moment: number) => number;

/** The offsets of a time zone. Asking for one is slow, and nearly every day has but one: it is kept by day. */
export function offsetsOf(timeZone: string): OffsetAt {
	const zone = IANAZone.create(timeZone);
	const ask = (moment: number) => (zone.isValid ? zone.offset(moment) * 60_000 : 0);
	const known = new Map<number, number | undefined>();
	return (moment) => {
		const day = Math.floor(moment / dayLength);
		if (!known.has(day)) {
			const atStart = ask(day * dayLength);
			known.set(day, atStart === ask((day + 1) * dayLength) ? atStart : undefined);
		}
		return known.get(day) ?? ask(moment);
	};
}
