import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const scanner = z.object({
	SOURCE_FILE_PATTERNS: z.array(z.string()),
	analyzePackage: z
		.function()
		.args(z.string(), z.array(z.string()))
		.returns(
			z.promise(
				z.object({
					passed: z.boolean(),
					message: z.string().optional(),
					details: z.string().optional(),
				}),
			),
		),
});

// It has no types; the name in a constant keeps the compiler from looking for them.
const scannerModule = '@n8n/scan-community-package/scanner/scanner.mjs';

/**
 * What n8n's scanner refuses, since it asks for Node's own modules: libraries that read and write files, and the one file
 * of ours that makes streams of Node. A node loads them when it reads or writes a file and not before (see loading.ts);
 * everything else of the build is held to the rules.
 */
export const loadedForFiles: ReadonlySet<string> = new Set([
	'dist/shared/files/nodeModules.js',
	'dist/vendor/csv-parse.js',
	'dist/vendor/exceljs.js',
	'dist/vendor/yauzl.js',
	'dist/vendor/yazl.js',
]);

/**
 * Runs the rules of n8n's scanner on the sources and on the build, as n8n does with a published
 * package. Comments that switch a rule off do not count there.
 */
export async function scan(directory: string): Promise<string[]> {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = scanner.parse(await import(scannerModule));
	const problems: string[] = [];
	for (const [subject, patterns] of [
		['the sources', SOURCE_FILE_PATTERNS],
		['the build', [...(await listBuild(directory)), 'package.json']],
	] as const) {
		const { passed, message, details } = await analyzePackage(directory, [...patterns]);
		if (!passed) problems.push(`n8n's scanner on ${subject}: ${message}\n${details ?? ''}`.trim());
	}
	return problems;
}

async function listBuild(directory: string): Promise<string[]> {
	const files = await readdir(join(directory, 'dist'), { recursive: true });
	return files
		.map((file) => `dist/${file.replaceAll('\\', '/')}`)
		.filter((file) => file.endsWith('.js') && !loadedForFiles.has(file));
}
