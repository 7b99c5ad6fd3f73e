import { PDFDocument, StandardFonts, rgb } from 'pdf-lib';

const FIXED_DATE = new Date('2026-01-01T00:00:00Z');
const NOTICE = [
	'Invented test document of the n8n-nodes-recruiting sandbox.',
	'The person named here does not exist.',
];

/** A real one-page PDF. The same text always gives the same bytes. */
export async function makePdf(title: string, lines: readonly string[]): Promise<Buffer> {
	const document = await PDFDocument.create({ updateMetadata: false });
	document.setTitle(inWinAnsi(title));
	document.setProducer('n8n-nodes-recruiting sandbox');
	document.setCreationDate(FIXED_DATE);
	document.setModificationDate(FIXED_DATE);
	const font = await document.embedFont(StandardFonts.Helvetica);
	const page = document.addPage([595, 842]);
	page.drawText(inWinAnsi(title), { x: 60, y: 760, size: 20, font });
	lines.forEach((line, index) => {
		page.drawText(inWinAnsi(line), { x: 60, y: 725 - index * 18, size: 11, font });
	});
	NOTICE.forEach((line, index) => {
		page.drawText(line, { x: 60, y: 90 - index * 14, size: 10, font, color: rgb(0.6, 0, 0) });
	});
	return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** The fonts built into PDF know the letters of Western Europe only; others lose their accents. */
function inWinAnsi(text: string): string {
	return Array.from(text, (letter) => {
		if (/[\u0020-\u007e\u00a0-\u00ff]/.test(letter)) return letter;
		if (letter === 'ł') return 'l';
		if (letter === 'Ł') return 'L';
		const bare = letter.normalize('NFD')[0] ?? '?';
		return /[\u0020-\u007e]/.test(bare) ? bare : '?';
	}).join('');
}
