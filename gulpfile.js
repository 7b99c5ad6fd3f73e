/**
 * Builds dist/, the published package: every source file compiled by itself, every library bundled once into
 * dist/vendor/, so that the package has no runtime dependencies, and the files that n8n reads beside the code.
 */
const { execFile } = require('node:child_process');
const { isBuiltin } = require('node:module');
const { readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');
const { build: bundle } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const run = promisify(execFile);
const dist = path.join(__dirname, 'dist');

/** What n8n itself brings to every node. */
const givenByN8n = new Set(['n8n-workflow']);

async function clean() {
	await rm(dist, { recursive: true, force: true });
}

async function compile() {
	const compiler = require.resolve('typescript/bin/tsc');
	try {
		await run(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: __dirname });
	} catch (error) {
		throw new Error(`The sources do not compile:\n${error.stdout}`);
	}
}

/** Folders of what runs in the browser: a node serves their script and style as texts. */
const pages = ['nodes/CandidateImportTrigger/page'];

/** Checks and bundles the script of each page, and puts it with its style into the module that the node requires. */
async function bundlePages() {
	const compiler = require.resolve('typescript/bin/tsc');
	for (const page of pages) {
		const browser = path.join(__dirname, page, 'browser');
		try {
			await run(process.execPath, [compiler, '-p', browser]);
		} catch (error) {
			throw new Error(`The page's script does not compile:\n${error.stdout}`);
		}
		const { outputFiles } = await bundle({
			entryPoints: [path.join(browser, 'main.ts')],
			bundle: true,
			write: false,
			format: 'iife',
			target: 'es2022',
			charset: 'utf8',
			logLevel: 'warning',
		});
		const texts = {
			script: outputFiles[0].text,
			style: await readFile(path.join(browser, 'style.css'), 'utf8'),
		};
		const lines = Object.entries(texts).map(
			([name, text]) => `exports.${name} = ${JSON.stringify(text)};`,
		);
		await writeFile(path.join(dist, page, 'assets.js'), `"use strict";\n${lines.join('\n')}\n`);
	}
}

/** A name that is no path: a library. */
const libraryRequire = /require\("([^./"][^"]*)"\)/g;

/** Bundles each library that the compiled code names, and lets the code require the bundle. */
async function bundleLibraries() {
	const libraries = new Set();
	for (const file of await compiledFiles()) {
		const code = await readFile(file, 'utf8');
		const changed = code.replace(libraryRequire, (found, library) => {
			if (givenByN8n.has(library) || isBuiltin(library)) return found;
			libraries.add(library);
			const relative = path.relative(path.dirname(file), bundlePath(library));
			return `require(${JSON.stringify(relative.startsWith('.') ? relative : `./${relative}`)})`;
		});
		if (changed !== code) await writeFile(file, changed);
	}
	await Promise.all([...libraries].map(bundleLibrary));
}

async function bundleLibrary(library) {
	await bundle({
		stdin: {
			contents: `module.exports = require(${JSON.stringify(library)});`,
			resolveDir: __dirname,
		},
		outfile: bundlePath(library),
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		minify: false,
		// A library has nothing to write to n8n's console.
		drop: ['console'],
		legalComments: 'inline',
		logLevel: 'warning',
	});
}

function bundlePath(library) {
	return path.join(dist, 'vendor', `${library.replace(/^@/, '').replaceAll('/', '-')}.js`);
}

async function compiledFiles() {
	const names = await readdir(dist, { recursive: true });
	return names
		.filter((name) => name.endsWith('.js') && !name.startsWith('vendor'))
		.map((name) => path.join(dist, name));
}

function copyIcons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

function copyNodeFiles() {
	return src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json']).pipe(dest('dist/nodes'));
}

exports.build = series(
	clean,
	compile,
	bundleLibraries,
	parallel(bundlePages, copyIcons, copyNodeFiles),
);
exports.default = exports.build;
