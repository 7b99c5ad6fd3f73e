import { deepStrictEqual, strictEqual } from 'node:assert';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import type { Checks } from '../checks';
import { expectSuccess } from '../expectations';
import { itemsOf } from '../n8n';
import type { Execution } from '../n8n';
import { findOffice, toCsv } from '../office';
import type { Stage } from '../stage';
import type { Workflow } from '../templates';

/** People whose names and texts programs like to spoil. */
const people = [
	{
		...{ firstName: 'Jürgen', lastName: 'Größmann', location: 'Köln', language: '=1+1' },
		...{ email: 'juergen@example.com', phone: '+49 221 123456' },
		tags: ['a;b', '"quoted"'],
		consent: { state: 'accepted', expiresAt: '2099-12-31T22:59:00Z' },
	},
	{
		...{ firstName: 'Zażółć', lastName: 'Gęślą-Jaźń', location: 'Łódź', language: '@SUM(A1)' },
		...{ email: 'zazolc@example.com', phone: '007' },
		tags: ['x, y'],
	},
	{
		...{ firstName: 'Åse 🎉', lastName: "Ærø-'Østby", location: 'Tromsø', language: '-2+3' },
		...{ email: 'ase@example.com', phone: '22 33 44 55' },
		tags: ['two\nlines', '<b>&amp;</b>'],
	},
];

const id = 'files-of-people';

/** n8n writes the people into a file, and keeps the file where it is told to. */
function workflow(folder: string): Workflow {
	const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
		...{ id: name, name, type, typeVersion, position: [0, 0] },
		parameters: { ...parameters },
	});
	const formats = ['xlsx', 'csv'];
	const to = (...names: string[]) => ({
		main: [names.map((name) => ({ node: name, type: 'main', index: 0 }))],
	});
	return {
		id,
		name: id,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('People', 'n8n-nodes-base.code', 2, {
				jsCode: `return ${JSON.stringify(people)}.map((json) => ({ json }));`,
			}),
			...formats.flatMap((format) => [
				node(`Write ${format}`, 'n8n-nodes-recruiting.recruitingFile', 1, {
					...{ operation: 'write', format, columnsOf: 'candidate', binaryPropertyName: 'data' },
					options: { separator: ';' },
				}),
				node(`Keep ${format}`, 'n8n-nodes-base.readWriteFile', 1, {
					...{ operation: 'write', fileName: join(folder, `people.${format}`) },
					options: {},
				}),
				node(`Read ${format}`, 'n8n-nodes-recruiting.recruitingFile', 1, {
					...{ operation: 'read', inputBinaryField: 'data', recordsAre: 'candidate' },
					options: {},
				}),
			]),
		],
		connections: {
			Start: to('People'),
			People: to(...formats.map((format) => `Write ${format}`)),
			...Object.fromEntries(
				formats.map((format) => [`Write ${format}`, to(`Keep ${format}`, `Read ${format}`)]),
			),
		},
	};
}

/** What n8n writes opens in LibreOffice with the same cells, and n8n reads it back. */
export async function files(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('Files');
	const folder = await mkdtemp(join(tmpdir(), 'recruiting-files-'));
	try {
		// n8n reads and writes files below folders that it was told of only.
		const n8n = await stage.preparedN8n({ N8N_RESTRICT_FILE_ACCESS_TO: folder });
		await n8n.importWorkflow(workflow(folder));
		const execution = await checks.check('People are written, and read back', async () => {
			const ended = await n8n.execute(id);
			expectSuccess(ended);
			for (const format of ['xlsx', 'csv']) {
				deepStrictEqual(namesIn(ended, `Read ${format}`), namesIn(ended, 'People'));
			}
			return ended;
		});
		if (!execution) return;

		const office = findOffice();
		if (!office) {
			if (process.env.CI === 'true') throw new Error('There is no LibreOffice');
			return checks.skip('The files in LibreOffice', 'it is not installed');
		}
		await mkdir(join(folder, 'office'));
		for (const format of ['xlsx', 'csv']) {
			await checks.check(
				`The ${format} file opens in LibreOffice with the same cells`,
				async () => {
					const source = join(folder, `people.${format}`);
					// Both kinds as csv: LibreOffice shows what is in its cells.
					const [headers = [], ...rows] = cellsOf(
						await toCsv(office, source, join(folder, 'office')),
					);
					strictEqual(rows.length, people.length);
					const cell = (row: number, header: string) => rows[row]?.[headers.indexOf(header)];
					people.forEach((person, row) => {
						strictEqual(cell(row, 'First Name'), person.firstName);
						strictEqual(cell(row, 'Last Name'), person.lastName);
						strictEqual(cell(row, 'Location'), person.location);
						strictEqual(cell(row, 'Tags'), person.tags.join('; '));
						// Text in both, and in csv with the apostrophe that keeps it so.
						const mark = format === 'csv' ? "'" : '';
						strictEqual(cell(row, 'Language'), mark + person.language);
					});
					if (format === 'xlsx') {
						// The time of the clock in the workflow's time zone.
						strictEqual(cell(0, 'Consent Expires At'), '2099-12-31 23:59:00');
						strictEqual(cell(1, 'Phone'), '007');
					}
				},
			);
		}
		await checks.check('A file that LibreOffice has saved is read', async () => {
			const saved = await toCsv(
				office,
				join(folder, 'people.xlsx'),
				join(folder, 'office'),
				'xlsx',
			);
			await writeFile(join(folder, 'saved.xlsx'), saved);
			const reading = readSaved(join(folder, 'saved.xlsx'));
			await n8n.importWorkflow(reading);
			const ended = await n8n.execute(reading.id);
			expectSuccess(ended);
			deepStrictEqual(namesIn(ended, 'Read'), namesIn(execution, 'People'));
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function readSaved(file: string): Workflow {
	const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
		...{ id: name, name, type, typeVersion, position: [0, 0] },
		parameters: { ...parameters },
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	return {
		id: 'files-of-libreoffice',
		name: 'files-of-libreoffice',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Load', 'n8n-nodes-base.readWriteFile', 1, { operation: 'read', fileSelector: file }),
			node('Read', 'n8n-nodes-recruiting.recruitingFile', 1, {
				...{ operation: 'read', inputBinaryField: 'data', recordsAre: 'candidate', options: {} },
			}),
		],
		connections: { Start: to('Load'), Load: to('Read') },
	};
}

const person = z.object({
	...{ firstName: z.string(), lastName: z.string(), language: z.string(), phone: z.string() },
});

function namesIn(execution: Execution, node: string): unknown[] {
	return itemsOf(execution, node).map(({ json }) => person.parse(json));
}

function cellsOf(csv: Buffer): string[][] {
	return z.array(z.array(z.string())).parse(parse(csv, { bom: true }));
}
