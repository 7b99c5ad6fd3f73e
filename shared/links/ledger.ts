import { ownValue } from '../http/paths';

/**
 * Which applications have arrived in the target, for sources that cannot be told: application id -> when it was
 * confirmed (ISO 8601), per source job. It is bounded: beyond a number of ids the earliest confirmed are forgotten.
 * A forgotten application that the source still lists is offered again and the target answers that it exists.
 * Nothing is ever taken as arrived without a confirmation of its own, so none is lost.
 */
export type Ledger = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Ids that are kept per source job. */
export const ledgerCapacity = 5000;

export function isConfirmed(ledger: Ledger, jobId: string, applicationId: string): boolean {
	return ownValue(ownValue(ledger, jobId) ?? {}, applicationId) !== undefined;
}

/** The ledger after the application has arrived. */
export function withConfirmed(
	ledger: Ledger,
	jobId: string,
	applicationIds: readonly string[],
	confirmedAt: Date,
	capacity = ledgerCapacity,
): Ledger {
	const at = confirmedAt.toISOString();
	const confirmed = Object.entries({
		...ownValue(ledger, jobId),
		...Object.fromEntries(applicationIds.map((id) => [id, at])),
	});
	if (confirmed.length > capacity) {
		confirmed.sort(([, one], [, other]) => (one < other ? -1 : one > other ? 1 : 0));
		confirmed.splice(0, confirmed.length - capacity);
	}
	return { ...ledger, [jobId]: Object.fromEntries(confirmed) };
}
