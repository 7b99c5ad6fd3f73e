export const languages = ['de', 'en', 'nb', 'pl'] as const;

/** The languages that headers are written in. */
export type Language = (typeof languages)[number];

/**
 * `date` and `dateTime` become real dates in a spreadsheet, `list` is a list of texts or objects, and `text` stays text
 * even where it looks like a number.
 */
export type ColumnType = 'text' | 'number' | 'date' | 'dateTime' | 'boolean' | 'list';

export interface Column {
	/** Where the value is in a record, e.g. `candidate.email`. */
	path: string;
	header: Readonly<Record<Language, string>>;
	type: ColumnType;
}

/** A kind of record that is exported: what its data is, and what may not leave. */
export interface Category {
	/** e.g. `application`, `applications` */
	noun: { one: string; many: string };
	/** The name of its sheet. */
	title: Readonly<Record<Language, string>>;
	columns: readonly Column[];
	/** Whether the records are about people, whose consent counts. */
	people: boolean;
}

/** A column by its headers. */
export function column(
	path: string,
	type: ColumnType,
	header: Readonly<Record<Language, string>>,
): Column {
	return { path, type, header };
}

/** A column whose header is the same in every language. */
export function plainColumn(path: string, type: ColumnType, header = path): Column {
	return { path, type, header: { de: header, en: header, nb: header, pl: header } };
}

/** The columns of a record that lies inside another one, e.g. of an application's candidate. */
export function columnsWithin(path: string, columns: readonly Column[]): Column[] {
	return columns.map((inner) => ({ ...inner, path: `${path}.${inner.path}` }));
}
