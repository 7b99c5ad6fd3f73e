/**
 * `npm test`: everything that must hold before a change is taken, in the order in which it fails
 * fastest. The last line is `N passed, N failed`, of jest's tests; a step before them that fails
 * counts as one.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { z } from 'zod';

interface Step {
	title: string;
	command: string;
}

const root = resolve(__dirname, '..');
const environment = {
	...process.env,
	PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
	FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
};

/** One row after the other; the steps of a row at the same time. */
const steps: Step[][] = [
	[
		{ title: 'Lint', command: 'npm run --silent lint' },
		{ title: 'Types', command: 'npm run --silent typecheck' },
		{ title: 'Format', command: 'prettier --check --log-level warn .' },
	],
	[{ title: 'Build', command: 'gulp build' }],
	[{ title: 'Package', command: 'tsx test/support/checkPackage.ts' }],
];

const jestReport = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numRuntimeErrorTestSuites: z.number(),
});

async function main(): Promise<{ passed: number; failed: number }> {
	for (const row of steps) {
		const failures = (await Promise.all(row.map(runStep))).filter(({ code }) => code !== 0);
		for (const { title, command, output } of failures) {
			console.log(`\n${output.trim()}\n\n${title} failed: ${command}\n`);
		}
		if (failures.length > 0) return { passed: 0, failed: 1 };
	}
	return await runTests();
}

/** Runs a step silently; its output is of interest only if it fails. */
async function runStep(step: Step): Promise<Step & { code: number; output: string }> {
	const started = performance.now();
	const result = await run(step.command, 'pipe');
	console.log(`${result.code === 0 ? '✓' : '✗'} ${step.title} (${secondsSince(started)} s)`);
	return { ...step, ...result };
}

async function runTests(): Promise<{ passed: number; failed: number }> {
	const started = performance.now();
	const folder = await mkdtemp(join(tmpdir(), 'recruiting-tests-'));
	const reportFile = join(folder, 'report.json');
	console.log('  Tests');
	const { code } = await run(`jest --json --outputFile=${JSON.stringify(reportFile)}`, 'show');
	try {
		const report = jestReport.parse(JSON.parse(await readFile(reportFile, 'utf8')));
		const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
		console.log(`${code === 0 ? '✓' : '✗'} Tests (${secondsSince(started)} s)`);
		return { passed: report.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
	} catch (error) {
		console.log(`✗ Tests: jest left no report. ${String(error)}`);
		return { passed: 0, failed: 1 };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** With `show`, what the command reports while it works is seen at once (jest: on stderr). */
async function run(
	command: string,
	mode: 'pipe' | 'show',
): Promise<{ code: number; output: string }> {
	const child = spawn(command, {
		cwd: root,
		env: environment,
		shell: true,
		stdio: mode === 'show' ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	const collect = (chunk: Buffer) => (output += chunk.toString());
	child.stdout?.on('data', collect);
	child.stderr?.on('data', collect);
	return await new Promise((done, fail) => {
		child.once('error', fail);
		child.once('close', (code) => done({ code: code ?? 1, output }));
	});
}

function secondsSince(started: number): string {
	return ((performance.now() - started) / 1000).toFixed(1);
}

main()
	.catch((error: unknown) => {
		console.error(error);
		return { passed: 0, failed: 1 };
	})
	.then(({ passed, failed }) => {
		console.log(`${passed} passed, ${failed} failed`);
		process.exitCode = failed === 0 ? 0 : 1;
	});
