import { zip } from './zip';

interface Workbook {
	/** The rows of its only sheet. */
	sheet?: string;
	/** What stands in `workbookPr`. */
	properties?: string;
	styles?: string;
	/** Further parts, and others in place of the usual ones. */
	parts?: Readonly<Record<string, string>>;
}

/** The smallest workbook that can be read, with one sheet called "a". */
export function workbook({ sheet = '', properties = '', styles, parts = {} }: Workbook): Buffer {
	const all: Record<string, string> = {
		'xl/workbook.xml': `<workbook><workbookPr ${properties}/><sheets><sheet name="a" r:id="r"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels':
			'<Relationships><Relationship Id="r" Target="worksheets/sheet1.xml"/></Relationships>',
		'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
		...(styles && { 'xl/styles.xml': styles }),
		...parts,
	};
	return zip(Object.entries(all).map(([path, xml]) => [path, Buffer.from(xml)]));
}
