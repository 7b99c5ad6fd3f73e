import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface ProcessOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Shows what the process prints instead of keeping it. */
	show?: boolean;
}

export interface Ended {
	/** Null if a signal ended it. */
	code: number | null;
	signal: NodeJS.Signals | null;
	stdout: string;
	stderr: string;
}

export interface RunningProcess {
	readonly ended: Promise<Ended>;
	isRunning(): boolean;
	/** What it has printed so far, on both streams. */
	printed(): string;
	/** Asks it to end; insists after some seconds. */
	stop(): Promise<void>;
	/** `kill -9`, for the process and all that it started. */
	kill(): Promise<void>;
}

const running = new Set<number>();

/** A test that ends early must leave no server behind. */
process.on('exit', () => {
	for (const pid of running) signalGroup(pid, 'SIGKILL');
});

/** Starts a process in a group of its own, so that it ends together with its children. */
export function startProcess(
	command: string,
	args: readonly string[],
	options: ProcessOptions = {},
): RunningProcess {
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const { pid } = child;
	if (pid !== undefined) running.add(pid);

	let [stdout, stderr, both] = ['', '', ''];
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
		both += text;
		if (options.show) process.stdout.write(text);
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
		both += text;
		if (options.show) process.stderr.write(text);
	});
	let isRunning = true;
	const ended = new Promise<Ended>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
	}).finally(() => {
		isRunning = false;
		if (pid !== undefined) running.delete(pid);
	});
	// Whoever waits for it is told; nobody need be waiting.
	ended.catch(() => undefined);

	async function end(signal: NodeJS.Signals): Promise<void> {
		if (pid !== undefined && isRunning) signalGroup(pid, signal);
		await ended.catch(() => undefined);
	}
	return {
		ended,
		isRunning: () => isRunning,
		printed: () => both,
		async stop() {
			const insist = setTimeout(() => void end('SIGKILL'), 15_000);
			await end('SIGTERM');
			clearTimeout(insist);
		},
		kill: async () => await end('SIGKILL'),
	};
}

/** Runs a process to its end. */
export async function runProcess(
	command: string,
	args: readonly string[],
	options: ProcessOptions = {},
): Promise<Ended> {
	return await startProcess(command, args, options).ended;
}

/** As `runProcess`. @throws Error with the last lines that it printed, if it fails */
export async function mustRun(
	command: string,
	args: readonly string[],
	options: ProcessOptions = {},
): Promise<Ended> {
	const ended = await runProcess(command, args, options);
	if (ended.code === 0) return ended;
	const how = ended.code === null ? `was ended by ${ended.signal}` : `failed with ${ended.code}`;
	const printed = lastLines(`${ended.stdout}\n${ended.stderr}`);
	throw new Error(`${[command, ...args].join(' ')} ${how}:\n${printed}`);
}

export function lastLines(text: string, count = 25): string {
	return text.trim().split('\n').slice(-count).join('\n');
}

/** Asks again and again until there is an answer. @throws Error that names what was waited for */
export async function waitFor<Answer>(
	what: string,
	ask: () => Answer | Promise<Answer>,
	seconds = 60,
): Promise<NonNullable<Exclude<Answer, false>>> {
	const until = performance.now() + seconds * 1000;
	for (;;) {
		const answer = await ask();
		if (isThere(answer)) return answer;
		if (performance.now() > until) throw new Error(`Waited ${seconds} s in vain: ${what}`);
		await delay(100);
	}
}

function isThere<Answer>(answer: Answer): answer is NonNullable<Exclude<Answer, false>> {
	return answer !== undefined && answer !== null && answer !== false;
}

/** The wanted port, or the next free one after it; without a wanted one, any. */
export async function freePort(wanted = 0): Promise<number> {
	for (let port = wanted; ; port += 1) {
		const found = await tryPort(port);
		if (found !== undefined) return found;
		if (port > wanted + 50) throw new Error(`No free port from ${wanted} to ${port}`);
	}
}

async function tryPort(port: number): Promise<number | undefined> {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const found = typeof address === 'object' ? address?.port : undefined;
			server.close(() => resolve(found));
		});
	});
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch {
		// It has ended by itself in the meantime.
	}
}
