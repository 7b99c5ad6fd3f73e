import { JSONParser, TokenType } from '@streamparser/json';
import { invalidInput } from '../../http/failure';
import type { FilePart } from '../../http/request';
import { isObject } from '../../http/paths';
import { decode, encodingOf } from './text';
import type { SourceRow } from './row';

/** Levels of lists and objects in each other; records have fewer than ten. */
const deepest = 100;

/**
 * The records of a json file, one after the other: a list of objects, an object with one or more lists of objects in it
 * such as `{"candidates": [...]}`, one object a line, or one alone.
 */
export async function* readJson(file: FilePart): AsyncGenerator<SourceRow> {
	const encoding = await encodingOf(await file.open());
	const form = await formOf(decode(await file.open(), encoding), file.name);
	const found: Array<{ value: unknown; hasHugeNumber: boolean }> = [];
	const parser = new JSONParser({
		paths: form === 'list' ? ['$.*'] : form === 'lines' ? ['$'] : ['$.*.*'],
		keepStack: false,
		...(form === 'lines' && { separator: '' }),
	});
	let depth = 0;
	let hasHugeNumber = false;
	parser.onToken = ({ token, value }) => {
		if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
			depth += 1;
			if (depth > deepest) throw tooDeep();
		} else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
			depth -= 1;
		} else if (value === Infinity || value === -Infinity) {
			hasHugeNumber = true;
		}
	};
	parser.onValue = ({ value, parent, key }) => {
		if (form !== 'lists' || Array.isArray(parent) || typeof key === 'number') {
			found.push({ value, hasHugeNumber });
			hasHugeNumber = false;
		}
	};
	let number = 0;
	try {
		for await (const text of decode(await file.open(), encoding)) {
			parser.write(text);
			for (const { value, hasHugeNumber: isHuge } of found.splice(0)) {
				yield toRow(value, (number += 1), isHuge);
			}
		}
		if (!parser.isEnded) parser.end();
	} catch (error) {
		if (error instanceof Error && error.name === 'Failure') throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw invalidInput(
			`The JSON is not valid after record ${number} (${reason})`,
			[],
			'Perhaps it was cut off. Export it again.',
		);
	}
	if (number === 0 && form === 'lists') {
		throw invalidInput(
			'The JSON has no list of records',
			[],
			'It must be a list of objects, or an object that holds such a list.',
		);
	}
}

/** `empty` is an object that holds lists, but nothing in them. */
type Form = 'list' | 'lists' | 'lines' | 'empty';

async function formOf(text: AsyncIterable<string>, name: string): Promise<Form> {
	let start = '';
	for await (const piece of text) {
		start += piece;
		if (start.length >= 64 * 1024) break;
	}
	if (start.trimStart().startsWith('[')) return 'list';
	if (/\.(jsonl|ndjson)$/i.test(name)) return 'lines';
	const whole = parsed(start);
	if (isObject(whole)) return formOfObject(whole);
	const [first = ''] = start.trim().split(/\r?\n/);
	return parsed(first) === undefined ? 'lists' : 'lines';
}

/** An object without a list of objects is a record itself, as long as it says something in words. */
function formOfObject(object: Record<string, unknown>): Form {
	const values = Object.values(object);
	const lists = values.filter((value) => Array.isArray(value));
	if (lists.some((list) => list.some(isObject))) return 'lists';
	if (values.some((value) => typeof value === 'string')) return 'lines';
	return lists.some((list) => list.length === 0) ? 'empty' : 'lists';
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function toRow(value: unknown, number: number, hasHugeNumber: boolean): SourceRow {
	if (!isObject(value)) {
		return { number, values: { value }, problems: [{ message: 'is not a record' }] };
	}
	const problems = hasHugeNumber ? [{ message: 'holds a number that is too large' }] : [];
	return { number, values: value, problems };
}

function tooDeep() {
	return invalidInput(
		`The JSON has more than ${deepest} levels of lists and objects`,
		[],
		'Export it as a list of records.',
	);
}
