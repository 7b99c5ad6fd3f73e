import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** How the house hangs together: what may import what. */

const root = resolve(__dirname, '../..');

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)))
		.sort();
}

/** The files of the repository that a file imports, types included. */
function importsOf(file: string): string[] {
	const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
	return importedFiles
		.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => relative(root, resolve(root, dirname(file), fileName)))
		.map((path) => known.get(path) ?? known.get(`${path}/index`) ?? path);
}

const product = ['credentials', 'nodes', 'shared'].flatMap(filesBelow);
const known = new Map(product.map((file) => [file.replace(/\.ts$/, ''), file]));
const imports = new Map(product.map((file) => [file, importsOf(file)]));

/** Pairs of a file and one that it must not import, by the folders of both. */
function forbidden(from: string, to: RegExp): string[] {
	return product
		.filter((file) => file.startsWith(from))
		.flatMap((file) =>
			(imports.get(file) ?? [])
				.filter((other) => to.test(other))
				.map((other) => `${file} -> ${other}`),
		);
}

it('no file imports itself by way of others', () => {
	const circles: string[] = [];
	const done = new Set<string>();
	function visit(file: string, way: readonly string[]): void {
		const start = way.indexOf(file);
		if (start >= 0) circles.push([...way.slice(start), file].join(' -> '));
		if (start >= 0 || done.has(file)) return;
		for (const other of imports.get(file) ?? []) visit(other, [...way, file]);
		done.add(file);
	}
	for (const file of product) visit(file, []);
	expect(circles).toEqual([]);
});

it.each([
	['shared/', /^(nodes|credentials)\//],
	['shared/model/', /^shared\/(?!model\/|http\/paths)/],
	['shared/http/', /^shared\/(?!http\/|model\/)/],
	['shared/links/', /^shared\/(?!links\/|http\/|model\/)/],
	['shared/statuses/', /^shared\/(?!statuses\/|http\/|model\/)/],
	['shared/poll/', /^shared\/(?!poll\/|http\/|model\/)/],
	['shared/files/', /^shared\/(node|vendor)\//],
	['shared/consent/', /^shared\/(node|vendor)\//],
	['shared/candidateImport/', /^shared\/(node|vendor)\//],
	['shared/node/', /^shared\/vendor\//],
])('nothing in %s imports what stands above it', (folder, above) => {
	expect(product.some((file) => file.startsWith(folder))).toBe(true);
	expect(forbidden(folder, above)).toEqual([]);
});

it('a vendor imports no other vendor', () => {
	const folders = (imports.get('nodes/vendors.ts') ?? [])
		.filter((file) => file.startsWith('nodes/'))
		.map((file) => `${dirname(file)}/`);
	expect(folders.length).toBeGreaterThan(6);
	for (const folder of folders) {
		expect(forbidden(folder, new RegExp(`^nodes/(?!${folder.slice('nodes/'.length)})`))).toEqual(
			[],
		);
	}
});

it('the sandbox imports nothing of the product', () => {
	const found = filesBelow('test/sandbox').flatMap((file) =>
		importsOf(file)
			.filter((other) => /^(nodes|shared|credentials)\//.test(other))
			.map((other) => `${file} -> ${other}`),
	);
	expect(found).toEqual([]);
});
