import { invalidInput } from '../../../http/failure';
import type { Archive } from '../../archive';
import type { Calendar } from '../../xlsx';
import { parseWholeXml } from './xml';

export interface Sheet {
	name: string;
	/** Where it is in the archive. */
	path: string;
	isHidden: boolean;
}

export interface WorkbookParts {
	sheets: Sheet[];
	calendar: Calendar;
}

/** @throws Failure `validation` for an archive that is no workbook, naming what it seems to be */
export async function readWorkbook(archive: Archive, fileName: string): Promise<WorkbookParts> {
	const path = 'xl/workbook.xml';
	if (!archive.paths.includes(path)) {
		throw invalidInput(
			`The file "${fileName}" is ${otherKind(archive.paths)}, and not an Excel file`,
			[],
			'Export it again as .xlsx, .csv or .json.',
		);
	}
	const targets = await readTargets(archive);
	const sheets: Sheet[] = [];
	let calendar: Calendar = 'from1900';
	await parseWholeXml(await archive.open(path), {
		open(name, attributes) {
			if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) {
				calendar = 'from1904';
			}
			if (name !== 'sheet') return;
			const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
			const target = targets.get(id);
			if (target === undefined) return;
			sheets.push({
				name: attributes.name ?? '',
				path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
				isHidden: attributes.state !== undefined && attributes.state !== 'visible',
			});
		},
		close: () => undefined,
		text: () => undefined,
	});
	return { sheets: sheets.filter((sheet) => archive.paths.includes(sheet.path)), calendar };
}

function otherKind(paths: readonly string[]): string {
	if (paths.some((path) => path.startsWith('word/'))) return 'a Word document';
	if (paths.some((path) => path.startsWith('ppt/'))) return 'a PowerPoint presentation';
	if (paths.includes('content.xml')) return 'an OpenDocument file';
	return 'a zip archive';
}

/** Which part each relation of the workbook leads to. */
async function readTargets(archive: Archive): Promise<Map<string, string>> {
	const targets = new Map<string, string>();
	await parseWholeXml(await archive.open('xl/_rels/workbook.xml.rels'), {
		open(name, attributes) {
			if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
		},
		close: () => undefined,
		text: () => undefined,
	});
	return targets;
}

/**
 * The sheet of that name, or the first that is not hidden.
 * @throws Failure `validation` that names the sheets
 */
export function chooseSheet(sheets: readonly Sheet[], wanted?: string): Sheet {
	const found = wanted
		? sheets.find(({ name }) => name === wanted)
		: (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]);
	if (found) return found;
	throw invalidInput(
		wanted ? `The file has no sheet "${wanted}"` : 'The file has no sheet',
		[],
		`Its sheets: ${sheets.map(({ name }) => `"${name}"`).join(', ') || 'none'}.`,
	);
}
