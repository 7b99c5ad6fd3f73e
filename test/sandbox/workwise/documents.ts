import { makeDocx } from '../files/docx';
import { makePdf } from '../files/pdf';
import { makePng } from '../files/png';
import type { Category, DocumentRecord } from './model';

export const PDF = 'application/pdf';
export const PNG = 'image/png';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface StoredDocument extends DocumentRecord {
	bytes(): Buffer;
	/** Whether its content is at a signed address of the storage. */
	inStorage: boolean;
}

export interface NewDocument {
	name: string;
	category: Category;
	mimeType: string;
	/** The bytes; without them the file is one of the originals with the document's id added. */
	content?: Buffer | undefined;
	/** Size to reach by filling up. */
	size?: number | undefined;
}

/** What the documents without a content of their own are made from. */
export interface Originals {
	pdf: Record<Category, Buffer>;
	png: Buffer;
	docx: Buffer;
}

export const PDF_TITLES: Record<Category, string> = {
	cv: 'Lebenslauf',
	coverLetter: 'Anschreiben',
	certificate: 'Zeugnis',
	workSample: 'Arbeitsprobe',
	photo: 'Foto',
	other: 'Anlage',
};

export async function makeOriginals(): Promise<Originals> {
	const pdf = (category: Category) => makePdf(PDF_TITLES[category], ['Umlauts: ä ö ü Ä Ö Ü ß']);
	return {
		pdf: {
			cv: await pdf('cv'),
			coverLetter: await pdf('coverLetter'),
			certificate: await pdf('certificate'),
			workSample: await pdf('workSample'),
			photo: await pdf('photo'),
			other: await pdf('other'),
		},
		png: makePng(),
		docx: makeDocx(['Zeugnis', 'Invented test document of the n8n-nodes-recruiting sandbox.']),
	};
}

/** Keeps no bytes of its own for a made file, so that there can be very many. */
export function makeDocument(
	id: string,
	fresh: NewDocument,
	/** How many documents there were before. */
	number: number,
	originals: Originals,
): StoredDocument {
	const { name, category, mimeType } = fresh;
	const common = fresh.content ?? originalOf(mimeType, category, originals);
	// After the end mark of a PDF or PNG, where readers no longer look: no two files are the same.
	const mark = fresh.content || mimeType === DOCX ? '' : `\n% ${id}\n`;
	const size = Math.max(common.length + mark.length, fresh.size ?? 0);
	return {
		id,
		name,
		category,
		mimeType,
		size,
		// Every third one is redirected to.
		inStorage: number % 3 === 2,
		bytes() {
			const bytes = Buffer.alloc(size, ' ');
			common.copy(bytes);
			bytes.write(mark, common.length, 'latin1');
			return bytes;
		},
	};
}

function originalOf(mimeType: string, category: Category, originals: Originals): Buffer {
	if (mimeType === PNG) return originals.png;
	if (mimeType === DOCX) return originals.docx;
	return originals.pdf[category];
}
