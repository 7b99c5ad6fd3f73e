import { crc32 } from 'node:zlib';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The smallest document a word processor opens: one paragraph a line. Lines must be plain text. */
export function makeDocx(lines: readonly string[]): Buffer {
	const paragraphs = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
	return zip({
		'[Content_Types].xml':
			`${PROLOGUE}<Types xmlns="${PACKAGE}/content-types">` +
			'<Default Extension="rels" ' +
			'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			`<Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`,
		'_rels/.rels':
			`${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" ` +
			`Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
		'word/document.xml':
			`${PROLOGUE}<w:document ` +
			'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
			`<w:body>${paragraphs}</w:body></w:document>`,
	});
}

/** A zip archive without compression, dated 1 January 2026. */
function zip(files: Record<string, string>): Buffer {
	const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;
	const entries: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, text] of Object.entries(files)) {
		const content = Buffer.from(text);
		const path = Buffer.from(name);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(DATE, 8);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(content.length, 14);
		common.writeUInt32LE(content.length, 18);
		common.writeUInt16LE(path.length, 22);
		const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, content]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(
			Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path]),
		);
		entries.push(entry);
		offset += entry.length;
	}
	const size = directory.reduce((sum, record) => sum + record.length, 0);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(directory.length, 8);
	end.writeUInt16LE(directory.length, 10);
	end.writeUInt32LE(size, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...entries, ...directory, end]);
}
