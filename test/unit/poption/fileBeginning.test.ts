import { checkBeginning, type FileKind } from '../../../nodes/Poption/fileBeginning';
import { failureOf } from '../support/failures';

/** Reads a file in parts of that many bytes. */
function read(kind: FileKind, content: Buffer, partSize = 7): void {
	const beginning = checkBeginning(kind);
	for (let at = 0; at < content.length; at += partSize) {
		beginning.add(content.subarray(at, at + partSize));
	}
	beginning.end();
}

const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]);

test.each<[FileKind, Buffer]>([
	['xlsx', zip],
	['csv', Buffer.from('\uFEFFFornavn;Etternavn\r\n')],
	['csv', Buffer.from([0x4e, 0xf8, 0x2c, 0x41])],
	['json', Buffer.from(`\uFEFF \n[${' '.repeat(100)}]`)],
	['json', Buffer.from('{}')],
	['pdf', Buffer.from('%PDF-1.7\n')],
])('a file that is %s', (kind, content) => {
	expect(() => read(kind, content)).not.toThrow();
});

test.each<[FileKind, string, Buffer]>([
	['xlsx', 'begins like a web page', Buffer.from(`<!DOCTYPE html>${' '.repeat(100)}`)],
	['xlsx', 'is empty', Buffer.alloc(0)],
	['xlsx', 'begins like nothing of that kind', Buffer.from('Fornavn,Etternavn')],
	['csv', 'begins like an Excel or ZIP file', zip],
	['csv', 'begins like a web page', Buffer.from('\n <html>')],
	['json', 'begins like a web page', Buffer.from('<?xml version="1.0"?><Error/>')],
	['pdf', 'begins like an Excel or ZIP file', zip],
	['csv', 'begins like a PDF', Buffer.from('%PDF-1.7')],
])('a file that is not %s, but %s', async (kind, likeness, content) => {
	const failure = await failureOf(() => read(kind, content));
	expect(failure.message).toBe(`The file that Poption gave as ${kind} is none: it ${likeness}`);
});

test('a wrong file is refused long before its end', () => {
	const beginning = checkBeginning('xlsx');
	expect(() => beginning.add(Buffer.alloc(64, 'a'))).toThrow('is none');
});
