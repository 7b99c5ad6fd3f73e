import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Manifest } from './manifest';

const packed = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]);
const sourceMap = z.object({
	sources: z.array(z.string()),
	sourcesContent: z.array(z.string().nullable()).optional(),
});

const besideTheBuild = /^(package\.json|README\.md|LICENSE(\.md)?|CHANGELOG\.md)$/;
const testCode = /(^|\/)(__tests__|__mocks__|tests?|fixtures)\/|\.(test|spec)\.[a-z.]+$/;

/** Checks the files that `npm pack` would put into the package, and what they ask for. */
export async function checkContents(directory: string, manifest: Manifest): Promise<string[]> {
	const files = await listPackedFiles(directory);
	const problems = checkDependencies(manifest);
	for (const required of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md']) {
		if (!files.has(required)) problems.push(`${required} is missing from the package`);
	}
	for (const file of files) {
		if (!file.startsWith('dist/') && !besideTheBuild.test(file)) {
			problems.push(`${file} does not belong into the package`);
		}
		if (testCode.test(file)) problems.push(`${file} is test code`);
		if (file.endsWith('.map')) problems.push(...(await checkSourceMap(directory, file, files)));
		if (file.endsWith('.js')) problems.push(...(await checkScript(directory, file, files)));
	}
	return problems;
}

async function listPackedFiles(directory: string): Promise<Set<string>> {
	const { stdout } = await promisify(execFile)(
		'npm',
		['pack', '--dry-run', '--json', '--ignore-scripts'],
		{ cwd: directory, shell: process.platform === 'win32' },
	);
	const [{ files }] = packed.parse(JSON.parse(stdout));
	return new Set(files.map(({ path }) => path));
}

function checkDependencies(manifest: Manifest): string[] {
	const problems: string[] = [];
	for (const kind of ['dependencies', 'optionalDependencies'] as const) {
		const names = Object.keys(manifest[kind]);
		if (names.length > 0) problems.push(`package.json has ${kind}: ${names.join(', ')}`);
	}
	const peers = JSON.stringify(manifest.peerDependencies);
	if (peers !== '{"n8n-workflow":"*"}') {
		problems.push(`peerDependencies must be {"n8n-workflow":"*"} and are ${peers}`);
	}
	return problems;
}

async function checkSourceMap(
	directory: string,
	file: string,
	files: Set<string>,
): Promise<string[]> {
	const map = sourceMap.parse(JSON.parse(await readFile(join(directory, file), 'utf8')));
	return map.sources
		.filter((_, index) => typeof map.sourcesContent?.[index] !== 'string')
		.filter((source) => !files.has(posix.join(posix.dirname(file), source)))
		.map((source) => `${file} points to ${source}, which is not in the package`);
}

async function checkScript(directory: string, file: string, files: Set<string>): Promise<string[]> {
	const script = await readFile(join(directory, file), 'utf8');
	const problems: string[] = [];
	const map = /^\/\/# sourceMappingURL=(?!data:)(.+)$/m.exec(script)?.[1];
	if (map !== undefined && !files.has(posix.join(posix.dirname(file), map))) {
		problems.push(`${file} names the source map ${map}, which is not in the package`);
	}
	// A bundled library may ask for optional packages in ways that a pattern cannot judge.
	if (file.startsWith('dist/vendor/')) return problems;
	for (const [, request] of script.matchAll(/\brequire\(["']([^"']+)["']\)/g)) {
		if (isAvailable(request, join(directory, file))) continue;
		problems.push(`${file} requires ${request}, which is not there once it is installed`);
	}
	return problems;
}

function isAvailable(request: string, from: string): boolean {
	if (!request.startsWith('.')) return request === 'n8n-workflow' || isBuiltin(request);
	const target = join(dirname(from), request);
	return ['', '.js', '.json', '/index.js'].some((suffix) => existsSync(target + suffix));
}
