/**
 * `npm run demo`: the templates at work, on stand-ins of the vendors and n8n's own execution
 * engine in one process. Each runs twice as in production, with what it remembered in between;
 * the second time nothing may be created twice. Leaves out/demo.json and what the targets got.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { startSandbox } from '../sandbox/server';
import type { Sandbox } from '../sandbox/server';
import { accountsOf } from '../support/accounts';
import { readWorkflow, startN8n } from '../support/n8n';
import type { InProcessN8n, RunResult, WorkflowDefinition } from '../support/n8n';
import type { Counts, Demo } from './demo';
import { formatStep, formatTable } from './report';
import { workwiseToPersonio } from './workwiseToPersonio';

const demos: Demo[] = [workwiseToPersonio];

const root = resolve(__dirname, '../..');
const outFolder = join(root, 'out');

interface DemoResult {
	first: Counts;
	second: Counts;
	seconds: number;
}

async function main(): Promise<void> {
	await rm(outFolder, { recursive: true, force: true });
	await mkdir(outFolder, { recursive: true });
	const sandbox = await startSandbox({ port: 0 });
	console.log(`The vendors' stand-ins are at ${sandbox.url}`);
	const results: Record<string, DemoResult> = {};
	const problems: string[] = [];
	let n8n: InProcessN8n | undefined;
	try {
		n8n = await startN8n();
		for (const demo of demos) {
			sandbox.reset();
			const { result, problems: found } = await show(demo, sandbox, n8n);
			results[demo.name] = result;
			problems.push(...found);
		}
	} finally {
		await n8n?.close();
		await sandbox.close();
	}
	const reportFile = join(outFolder, 'demo.json');
	await writeFile(reportFile, `${JSON.stringify(results, undefined, '\t')}\n`);

	const here = (path: string) => relative(process.cwd(), path) || '.';
	if (problems.length > 0) {
		console.error(
			`\nThis is not as it should be:\n${problems.map((line) => `- ${line}`).join('\n')}`,
		);
		process.exitCode = 1;
		return;
	}
	console.log(`\nCounts: ${here(reportFile)}. What the targets received: ${here(outFolder)}/`);
	console.log(
		'Next: npm run editor starts a real n8n with the same workflow, to run and change it.',
	);
}

async function show(
	demo: Demo,
	sandbox: Sandbox,
	n8n: InProcessN8n,
): Promise<{ result: DemoResult; problems: string[] }> {
	const file = join(root, 'workflows', `${demo.name}.json`);
	const workflow = await readWorkflow(file);
	console.log(`\n${demo.title} (${relative(root, file)})`);
	const started = performance.now();

	const runOnce = async (title: string, staticData?: RunResult['staticData']) => {
		console.log(`\n${title}`);
		const run = await n8n.run({
			workflow,
			mode: 'trigger',
			staticData,
			credentials: accountsOf(sandbox.url),
			onNodeFinished: (name, result) => console.log(formatStep(name, result, demo.describe)),
		});
		const { problems, refusals } = findErrors(run, workflow, demo);
		for (const refusal of refusals) console.log(`  Refused, and still due: ${refusal}`);
		return { run, counts: demo.count(run), problems };
	};
	const first = await runOnce('First run');
	const second = await runOnce('Second run, on the same data', first.run.staticData);
	const seconds = Math.round((performance.now() - started) / 100) / 10;

	console.log(`\n${formatTable({ first: first.counts, second: second.counts })}`);
	const { compared, differences } = await demo.compare(sandbox, outFolder);
	const subjects = Object.entries(compared).map(([noun, count]) => `${count} ${noun}`);
	console.log(
		`\n${subjects.join(' and ')} compared with the source, files byte for byte: ` +
			(differences.length === 0 ? 'all are equal.' : `${differences.length} DIFFERENCES.`),
	);
	return {
		result: { first: first.counts, second: second.counts, seconds },
		problems: [
			...first.problems,
			...second.problems,
			...demo.judge(first.counts, second.counts),
			...differences,
		],
	};
}

/** The error that stopped the run, and those that nodes handed on with an item. */
function findErrors(
	run: RunResult,
	{ nodes }: WorkflowDefinition,
	demo: Demo,
): { problems: string[]; refusals: string[] } {
	const problems = run.status === 'success' ? [] : [`The run ended as "${run.status}"`];
	const refusals: string[] = [];
	for (const { name } of nodes) {
		const { error, outputs } = run.node(name);
		if (error) problems.push(`${name}: ${error.message} ${error.description ?? ''}`.trim());
		for (const item of outputs.flat()) {
			const message = item.error?.message ?? item.json.error;
			if (!message) continue;
			const refusal = demo.refusal(item);
			if (refusal) refusals.push(refusal);
			else problems.push(`${name}: ${String(message)}`);
		}
	}
	// An item that failed passes through the nodes after it as well.
	return { problems: [...new Set(problems)], refusals: [...new Set(refusals)] };
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
