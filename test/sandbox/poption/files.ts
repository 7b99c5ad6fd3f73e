import { Workbook } from 'exceljs';
import { DateTime } from 'luxon';

import type { Category, Column, Format, Language, Nested, Row, Value } from './model';

export const MIME_TYPES: Record<Format, string> = {
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv; charset=utf-8',
	json: 'application/json; charset=utf-8',
};

/** A real file of the records in that format. */
export async function renderFile(
	category: Category,
	format: Format,
	language: Language,
	rows: readonly Row[],
): Promise<Buffer> {
	const columns = category.columns.filter(({ formats }) => formats.includes(format));
	if (format === 'json') return renderJson(columns, language, rows);
	if (format === 'csv') return renderCsv(columns, language, rows);
	return await renderXlsx(category.names[language], columns, language, rows);
}

function renderJson(columns: readonly Column[], language: Language, rows: readonly Row[]): Buffer {
	const records = rows.map((row) =>
		Object.fromEntries(columns.map(({ key }) => [key, inLanguage(row[key] ?? null, language)])),
	);
	return Buffer.from(JSON.stringify(records, null, 1));
}

/** RFC 4180 with a byte-order mark, so that Excel reads it as UTF-8. */
function renderCsv(columns: readonly Column[], language: Language, rows: readonly Row[]): Buffer {
	const lines = [
		columns.map(({ headers }) => headers[language]),
		...rows.map((row) => columns.map(({ key }) => cellText(row[key] ?? null, language))),
	];
	return Buffer.from(`\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`);
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function renderXlsx(
	sheetName: string,
	columns: readonly Column[],
	language: Language,
	rows: readonly Row[],
): Promise<Buffer> {
	const workbook = new Workbook();
	workbook.creator = 'Poption (sandbox)';
	const sheet = workbook.addWorksheet(sheetName);
	sheet.addRow(columns.map(({ headers }) => headers[language])).font = { bold: true };
	for (const row of rows) {
		sheet.addRow(columns.map((column) => cell(row[column.key] ?? null, column, language)));
	}
	for (const [index, { type }] of columns.entries()) {
		if (type === 'dateTime') sheet.getColumn(index + 1).numFmt = 'dd.mm.yyyy hh:mm';
	}
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A date of Excel has no offset: it is in Norwegian time. exceljs writes what a date is in UTC. */
function cell(value: Value, { type }: Column, language: Language) {
	if (type === 'dateTime' && typeof value === 'string') {
		const local = DateTime.fromISO(value, { zone: 'Europe/Oslo' });
		return local.setZone('utc', { keepLocalTime: true }).toJSDate();
	}
	if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
	return cellText(value, language);
}

function cellText(value: Value, language: Language): string {
	const plain = inLanguage(value, language);
	if (plain === null) return '';
	return Array.isArray(plain) ? plain.map(entryText).join('; ') : String(plain);
}

/** An entry of a list; in JSON it keeps its parts. */
function entryText(entry: string | Nested): string {
	if (typeof entry === 'string') return entry;
	return Object.values(entry).filter(Boolean).join(', ');
}

function inLanguage(value: Value, language: Language) {
	return typeof value === 'object' && value !== null && 'nb' in value ? value[language] : value;
}
