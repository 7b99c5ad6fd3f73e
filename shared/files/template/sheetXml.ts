import { columnIndex, columnLetters } from '../xlsx';

/**
 * The XML of a sheet, taken apart as far as rows are put into it. Everything else stays as it is, character by character:
 * a library that reads a workbook and writes it again loses what it does not know, such as charts, and unfolds what is
 * said of a whole column.
 */
export interface SheetXml {
	before: string;
	rows: Map<number, RowXml>;
	after: string;
	/** The prefix of its names, which some programs write; mostly none. */
	prefix: string;
}

export interface RowXml {
	/** Attributes but the number, as text. */
	attributes: string;
	/** What is in it, as it came. */
	content: string;
	/** Cells by the letters of their column, in order. */
	cells: Map<string, CellXml>;
}

export interface CellXml {
	xml: string;
	style: string | undefined;
	/** Whether there is more in it than a style. */
	isFilled: boolean;
	hasFormula: boolean;
}

const sheetData = /^(.*?<((?:\w+:)?)sheetData\b[^>]*>)(.*)(<\/\2sheetData>.*)$/s;

/** @returns undefined for a sheet without rows */
export function takeApart(xml: string): SheetXml | undefined {
	const [, before, prefix = '', body, after] = sheetData.exec(xml) ?? [];
	if (before === undefined || body === undefined || after === undefined) return undefined;
	const rows = new Map<number, RowXml>();
	let last = 0;
	for (const [, attributes = '', content = ''] of elements(body, `${prefix}row`)) {
		const number = Number(attribute(attributes, 'r') ?? last + 1);
		last = number;
		rows.set(number, {
			attributes: attributes.replace(/\s(r|spans)="[^"]*"/g, ''),
			content,
			cells: cellsOf(content, prefix),
		});
	}
	return { before, rows, after, prefix };
}

function cellsOf(content: string, prefix: string): Map<string, CellXml> {
	const cells = new Map<string, CellXml>();
	let index = 0;
	for (const [xml, attributes = '', inner = ''] of elements(content, `${prefix}c`)) {
		const [named] = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '') ?? [];
		// Where cells do not say their place, they follow one another.
		const letters = named ?? columnLetters(index);
		index = columnIndex(letters) + 1;
		cells.set(letters, {
			xml,
			style: attribute(attributes, 's'),
			isFilled: /\S/.test(inner.replace(/<[^>]*>/g, '')) || inner.includes(`<${prefix}f`),
			hasFormula: inner.includes(`<${prefix}f`),
		});
	}
	return cells;
}

/** Elements that do not lie in one another: whole, attributes, content. */
export function elements(xml: string, name: string): IterableIterator<RegExpMatchArray> {
	return xml.matchAll(new RegExp(`<${name}((?:\\s[^>]*?)?)(?:/>|>(.*?)</${name}>)`, 'gs'));
}

export function attribute(attributes: string, name: string): string | undefined {
	return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}
