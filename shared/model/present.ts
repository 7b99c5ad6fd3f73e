type Present<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

/** The fields that have a value: `null`, `undefined` and blank text are left out. */
export function present<T extends object>(fields: T): Present<T> {
	const entries = Object.entries(fields).filter(
		([, value]) => value !== null && value !== undefined && value !== '',
	);
	return Object.fromEntries(entries) as Present<T>;
}
