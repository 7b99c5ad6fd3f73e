import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

import { mustRun } from './processes';

const EXECUTABLES = ['/usr/bin/soffice', '/usr/bin/libreoffice'];

/** Undefined where there is no LibreOffice. */
export function findOffice(): string | undefined {
	return [process.env.SOFFICE ?? '', ...EXECUTABLES].find((path) => path && existsSync(path));
}

/** LibreOffice's numbers of a csv filter: comma, quotation mark, UTF-8; to read also: from line 1, columns as they are. */
const CSV = '44,34,76,1,,0,false,true,false';

/** Opens a file in LibreOffice and saves it as csv in UTF-8, or in another format, into a folder. */
export async function toCsv(
	office: string,
	file: string,
	folder: string,
	format: 'csv' | 'xlsx' = 'csv',
): Promise<Buffer> {
	// A profile of its own: two LibreOffice with one profile hinder each other.
	const profile = await mkdtemp(join(tmpdir(), 'recruiting-office-'));
	try {
		await mustRun(office, [
			`-env:UserInstallation=file://${profile}`,
			'--headless',
			...(file.endsWith('.csv') ? ['--infilter=Text - txt - csv (StarCalc):59,34,76,1'] : []),
			'--convert-to',
			format === 'csv' ? `csv:Text - txt - csv (StarCalc):${CSV}` : format,
			'--outdir',
			folder,
			file,
		]);
		return await readFile(join(folder, `${basename(file, extname(file))}.${format}`));
	} finally {
		await rm(profile, { recursive: true, force: true });
	}
}
