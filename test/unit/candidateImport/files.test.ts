import { categoryOf, checkFile, safeFileName } from '../../../shared/candidateImport/files';
import { fingerprint } from '../../../shared/candidateImport/fingerprint';
import { checkSignature, sameSecret } from '../../../shared/candidateImport/signature';
import { makeDocx } from '../../sandbox/files/docx';
import { makePdf } from '../../sandbox/files/pdf';
import { makePng } from '../../sandbox/files/png';
import { sign } from '../../workflows/candidateImport/support';

const file = (name: string, bytes: Uint8Array | string, mimeType = '') => ({
	field: 'cv',
	name,
	mimeType,
	bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
});

const odt = 'PK\x03\x04'.padEnd(30, '\0') + 'mimetypeapplication/vnd.oasis.opendocument.text';
const doc = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + [...'WordDocument'].join('\0');

test('each accepted kind is recognised by its content', async () => {
	const kinds = [
		checkFile(file('cv.pdf', await makePdf('CV', []))),
		checkFile(file('CV.DOCX', makeDocx(['x']))),
		checkFile(file('cv.doc', doc, 'application/msword')),
		checkFile(file('cv.odt', odt)),
		checkFile(file('cv.rtf', '{\\rtf1 x}', 'text/rtf')),
		checkFile(file('cv.txt', Buffer.from('Lebenslauf für Höhne'), 'text/plain; charset=utf-8')),
		checkFile(file('me.png', makePng())),
		checkFile(file('me.jpeg', '\xff\xd8\xff\xe0', 'image/pjpeg')),
	];
	expect(kinds).toEqual([
		'application/pdf',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'application/msword',
		'application/vnd.oasis.opendocument.text',
		'application/rtf',
		'text/plain',
		'image/png',
		'image/jpeg',
	]);
});

test.each([
	['cv.pdf', 'MZ%PDF-1.7'],
	['cv.pdf', '\x7fELF'],
	['cv.pdf', 'PK\x03\x04'],
	['cv.pdf', '<html><!-- %PDF-1.7 -->'],
	['cv.pdf', '\xca\xfe\xba\xbe%PDF-1.7'],
	['cv.txt', 'a\0b'],
	['cv.txt', '\xff\xfe'],
	['cv.docm', 'PK\x03\x04 word/document.xml'],
	['cv.html', '<html>'],
	['cv.svg', '<svg/>'],
	['cv.pdf.exe', '%PDF-1.7'],
	['pdf', '%PDF-1.7'],
])('%s with %j is refused', (name, content) => {
	expect(checkFile(file(name, content))).toMatchObject({ field: 'cv' });
});

test.each([
	['../../etc/passwd.pdf', 'passwd.pdf'],
	['C:\\Users\\vera\\CV.pdf', 'CV.pdf'],
	['Lebenslauf Höhne.pdf', 'Lebenslauf Höhne.pdf'],
	['CV\u202efdp.exe.pdf', 'CVfdp.exe.pdf'],
	['a\r\nb.pdf', 'ab.pdf'],
	['<b>.pdf', 'b.pdf'],
	['', 'file'],
	['.pdf', 'file.pdf'],
	['..pdf', 'file.pdf'],
	['..\\.cv.pdf', 'cv.pdf'],
])('the file name %j becomes %j', (sent, safe) => {
	expect(safeFileName(sent)).toBe(safe);
});

test('a long file name keeps its ending', () => {
	const safe = safeFileName(`${'x'.repeat(400)}.pdf`);
	expect([safe.length, safe.slice(-4)]).toEqual([150, '.pdf']);
});

test.each([
	['cv', 'cv'],
	['lebenslauf', 'cv'],
	['resume_file', 'cv'],
	['coverLetter', 'cover_letter'],
	['zeugnis_1', 'certificate'],
	['file', 'other'],
])('a part named %s holds a %s', (field, category) => {
	expect(categoryOf(field)).toBe(category);
});

test('the fingerprint minds content, not the order of properties and files', () => {
	const [a, b] = [{ bytes: Buffer.from('a') }, { bytes: Buffer.from('b') }];
	const mark = fingerprint({ x: 1, y: { z: [1, 2] } }, [a, b]);
	expect(fingerprint({ y: { z: [1, 2] }, x: 1 }, [b, a])).toBe(mark);
	expect(fingerprint({ x: 1, y: { z: [2, 1] } }, [a, b])).not.toBe(mark);
	expect(fingerprint({ x: 1, y: { z: [1, 2] } }, [a])).not.toBe(mark);
});

test('a signature is over the time and the raw body, and holds for a while', () => {
	const now = 1_800_000_000_000;
	const body = Buffer.from('{"a":1}');
	const header = sign('{"a":1}', now, 'secret');
	const check = (at: number, bytes = body) => checkSignature(header, bytes, 'secret', 300, at);
	expect(check(now)).toEqual({ expiresAt: now + 300_000 });
	expect(check(now + 300_000).refusal).toBeUndefined();
	expect(check(now + 301_000).refusal).toMatch(/more than 300 seconds ago/);
	expect(check(now - 301_000).refusal).toMatch(/ahead/);
	expect(check(now, Buffer.from('{"a": 1}')).refusal).toMatch(/does not belong/);
	expect(checkSignature('t=1', body, 'secret', 300, now).refusal).toMatch(/form/);
});

test('secrets are equal or not, whatever their lengths', () => {
	expect([sameSecret('a', 'a'), sameSecret('a', 'ab'), sameSecret('', 'a')]).toEqual([
		true,
		false,
		false,
	]);
});
