type Present<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

/** The fields that have a value: `null`, `undefined` and blank text are left out. */
export function present<T extends object>(fields: T): Present<T> {
	const kept: Present<T> = {};
	// A loop, and not lists of entries: this runs several times for every record of every list.
	for (const key in fields) {
		const value = fields[key];
		if (value !== null && value !== undefined && value !== '') kept[key] = value;
	}
	return kept;
}
