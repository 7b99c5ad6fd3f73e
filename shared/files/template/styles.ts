import { invalidInput } from '../../http/failure';
import { elements } from './sheetXml';
import type { NumberKind } from '../read/xlsx/styles';

/** Number formats that every spreadsheet program has, written in the reader's own way: ECMA-376 part 1, 18.8.30. */
const dateFormats = { date: '14', dateTime: '22' };

/** The styles of a workbook, to which those of dates can be added. */
export interface StyleSheet {
	/**
	 * The style itself where it shows dates, else one that is the same but for that.
	 * @throws Failure `validation` where the workbook has no list of styles that one could be added to
	 */
	asDate(style: string | undefined, kind: 'date' | 'dateTime'): string;
	xml(): string;
}

/** @param kinds how the styles that are there show numbers */
export function styleSheet(xml: string, kinds: readonly NumberKind[]): StyleSheet {
	const [, start, prefix = '', list = '', end = ''] =
		/^(.*<((?:\w+:)?)cellXfs\b[^>]*>)(.*?)(<\/\2cellXfs>.*)$/s.exec(xml) ?? [];
	const known = [...elements(list, `${prefix}xf`)].map(([style]) => style);
	const added: string[] = [];
	const dates = new Map<string, string>();
	return {
		asDate(style = '0', kind) {
			if (kinds[Number(style)] !== 'number' && kinds[Number(style)] !== undefined) return style;
			const key = `${style} ${kind}`;
			const before = dates.get(key);
			if (before !== undefined) return before;
			if (start === undefined) throw noStyles();
			const base =
				known[Number(style)] ?? `<${prefix}xf fontId="0" fillId="0" borderId="0" xfId="0"/>`;
			const number = String(known.length + added.length);
			added.push(
				base
					.replace(/\s(numFmtId|applyNumberFormat)="[^"]*"/g, '')
					.replace(`<${prefix}xf`, `$& numFmtId="${dateFormats[kind]}" applyNumberFormat="1"`),
			);
			dates.set(key, number);
			return number;
		},
		xml() {
			if (start === undefined || added.length === 0) return xml;
			const count = known.length + added.length;
			const opened = start.replace(/\scount="\d+"(?=[^<]*>$)/, '').slice(0, -1);
			return `${opened} count="${count}">${list}${added.join('')}${end}`;
		},
	};
}

function noStyles() {
	return invalidInput(
		'The template has no cell formats (cellXfs), and a date needs one',
		[{ field: 'xl/styles.xml', message: 'has no cell formats' }],
		'Open the template in a spreadsheet program and save it again.',
	);
}
