import { invalidInput } from '../../../http/failure';
import type { Archive } from '../../archive';
import { present } from '../../../model';
import type { Calendar } from '../../xlsx';
import { partFinder, relationsOf } from './relations';
import { parseWholeXml } from './xml';

export interface Sheet {
	name: string;
	/** Where it is in the archive. */
	path: string;
	isHidden: boolean;
}

export interface WorkbookParts {
	/** Those that hold cells, and not a chart. */
	sheets: Sheet[];
	calendar: Calendar;
	/** Where the shared texts are in the archive; absent where there are none. */
	strings?: string;
	/** Where the styles are. */
	styles?: string;
}

/**
 * The parts of a workbook.
 * @throws Failure `validation` for an archive that is not a workbook, naming what it seems to be
 */
export async function readWorkbook(archive: Archive, fileName: string): Promise<WorkbookParts> {
	const find = partFinder(archive);
	const ofPackage = await relationsOf(archive, '');
	const path =
		ofPackage.find(({ type }) => type === 'officeDocument')?.path ?? find('xl/workbook.xml');
	if (path === undefined) throw notAWorkbook(archive, fileName);
	const relations = await relationsOf(archive, path);
	const byId = new Map(relations.map((relation) => [relation.id, relation]));
	const sheets: Sheet[] = [];
	let calendar: Calendar = 'from1900';
	let isWorkbook = false;
	await parseWholeXml(archive, path, {
		open(name, attributes) {
			if (name === 'workbook') isWorkbook = true;
			if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) {
				calendar = 'from1904';
			}
			if (name !== 'sheet') return;
			const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
			const sheet = byId.get(id);
			if (sheet?.path === undefined || sheet.type === 'chartsheet') return;
			sheets.push({
				name: attributes.name ?? '',
				path: sheet.path,
				isHidden: attributes.state !== undefined && attributes.state !== 'visible',
			});
		},
		close: () => undefined,
		text: () => undefined,
	});
	if (!isWorkbook) throw notAWorkbook(archive, fileName);
	const pathOf = (type: string, usual: string) =>
		relations.find((relation) => relation.type === type)?.path ?? find(usual);
	return {
		sheets,
		calendar,
		...present({
			strings: pathOf('sharedStrings', 'xl/sharedStrings.xml'),
			styles: pathOf('styles', 'xl/styles.xml'),
		}),
	};
}

function notAWorkbook({ paths }: Archive, fileName: string) {
	return invalidInput(
		`The file "${fileName}" is ${otherKind(paths)}, and not an Excel file`,
		[],
		'Export it again as .xlsx, .csv or .json.',
	);
}

function otherKind(paths: readonly string[]): string {
	if (paths.some((path) => path.startsWith('word/'))) return 'a Word document';
	if (paths.some((path) => path.startsWith('ppt/'))) return 'a PowerPoint presentation';
	if (paths.includes('content.xml')) return 'an OpenDocument file';
	return 'a zip archive';
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
		wanted ? `The file has no sheet "${wanted}"` : 'The file has no sheet with cells',
		[],
		`Its sheets: ${sheets.map(({ name }) => `"${name}"`).join(', ') || 'none'}.`,
	);
}
