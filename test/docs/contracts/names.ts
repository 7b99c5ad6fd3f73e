/** @throws Error with the names that are not among the known ones */
export function refuseUnknown(
	what: string,
	names: readonly string[],
	known: readonly string[],
): void {
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) throw new Error(`not in the contract: ${what} ${unknown.join(', ')}`);
}

/** Makes something and names the place in an error. */
export function within<T>(place: string, make: () => T): T {
	try {
		return make();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		throw new Error(`${place}: ${error.message}`, { cause: error });
	}
}

/** The object without one of its keys. */
export function without(
	object: Readonly<Record<string, unknown>>,
	key: string,
): Record<string, unknown> {
	return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}
