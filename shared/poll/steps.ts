/** A step of the way that a record goes, such as a status that it came into. */
export interface Step {
	/** What a row is marked with while it stands there. */
	mark: string;
	/** When it came there, ISO 8601 with offset. */
	moment: string;
	/** Its history does not have it yet, so the moment is that of the last change. */
	isAhead?: boolean;
}

/**
 * The way of a record up to where its list shows it, the newest step first, each with the one before; the first step of
 * all has none. Where the record has moved on since the list was read, that comes with the next poll. A step that the
 * list shows and the history does not yet was made with the last change.
 *
 * @param listed the step that the list shows, with the moment of the last change
 * @param history the newest step first
 */
export function wayTo<Known extends Step>(
	listed: Known,
	history: readonly Known[],
): Array<Known & { previous?: Known }> {
	const changedAt = Date.parse(listed.moment);
	const place = history.findIndex(({ mark }) => mark === listed.mark);
	// Where something lies between, the step with that mark is one of an earlier visit.
	const isBehind =
		place < 0 || history.slice(0, place).some(({ moment }) => Date.parse(moment) < changedAt);
	const way = isBehind
		? [
				{ ...listed, isAhead: true },
				...history.filter(({ moment }) => Date.parse(moment) <= changedAt),
			]
		: history.slice(place);
	return way.map((step, index) => {
		const previous = way[index + 1];
		return { ...step, ...(previous && { previous }) };
	});
}
