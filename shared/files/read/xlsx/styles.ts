import type { Archive } from '../../archive';
import { parseWholeXml } from './xml';

/** How a number with that style is meant. */
export type NumberKind = 'number' | 'date' | 'dateTime';

/** The kind of each style, by its index. */
export async function readStyles(
	archive: Archive,
	path: string | undefined,
): Promise<NumberKind[]> {
	if (path === undefined) return [];
	const formats = new Map<number, string>();
	const kinds: NumberKind[] = [];
	let inCellFormats = false;
	await parseWholeXml(archive, path, {
		open(name, attributes) {
			if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
			else if (name === 'cellXfs') inCellFormats = true;
			else if (name === 'xf' && inCellFormats) {
				const id = Number(attributes.numFmtId ?? 0);
				kinds.push(kindOf(formats.get(id) ?? builtIn(id)));
			}
		},
		close(name) {
			if (name === 'cellXfs') inCellFormats = false;
		},
		text: () => undefined,
	});
	return kinds;
}

/** Formats that files name by number only: ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates of East Asia. */
function builtIn(id: number): string {
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) {
		return 'yyyy-mm-dd';
	}
	if (id === 22) return 'yyyy-mm-dd hh:mm';
	return 'General';
}

function kindOf(format: string): NumberKind {
	// Quoted and escaped text, colours and conditions say nothing; [h] counts hours and is not a time of day.
	const code = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
	if (!/[yd]/.test(code)) return 'number';
	return /[hs]/.test(code) ? 'dateTime' : 'date';
}
