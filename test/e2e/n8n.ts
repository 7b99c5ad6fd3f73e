import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

import type { Installation } from './install';
import { freePort, lastLines, mustRun, startProcess, waitFor } from './processes';
import type { RunningProcess } from './processes';
import type { CredentialToImport } from './sandboxCredentials';
import type { Workflow } from './templates';

/** The same for all, so that a copied user folder can be read. */
const ENCRYPTION_KEY = 'an-encryption-key-for-tests-only';

const START_SECONDS = 180;

export interface N8nOptions {
	installation: Installation;
	/** Where n8n keeps its `.n8n`. */
	userFolder: string;
	/** Further settings, for example of the database. */
	environment?: Record<string, string>;
}

/** A real n8n with a user folder of its own, on the command line or as a server. */
export interface N8n {
	readonly userFolder: string;
	importCredentials(credentials: readonly CredentialToImport[]): Promise<void>;
	importWorkflow(...workflows: Workflow[]): Promise<void>;
	/** `n8n execute`. @throws Error if the execution left no result */
	execute(workflowId: string): Promise<Execution>;
	/** The same, for a test that ends it before its time. */
	startExecution(workflowId: string): Promise<RunningProcess>;
	start(options?: StartOptions): Promise<Server>;
	/** A process that takes executions from the queue. */
	startWorker(): Promise<RunningProcess>;
}

export interface StartOptions {
	port?: number;
	show?: boolean;
}

export interface Server extends RunningProcess {
	readonly url: string;
}

const itemSchema = z
	.object({ json: z.record(z.string(), z.unknown()), error: z.unknown().optional() })
	.passthrough();

const executionSchema = z.object({
	mode: z.string().optional(),
	status: z.string().optional(),
	data: z.object({
		resultData: z.object({
			error: z.object({ message: z.string() }).passthrough().optional(),
			runData: z.record(
				z.string(),
				z.array(
					z.object({
						executionStatus: z.string().optional(),
						error: z.object({ message: z.string() }).passthrough().optional(),
						data: z
							.object({ main: z.array(z.array(itemSchema).nullable()).optional() })
							.passthrough()
							.optional(),
					}),
				),
			),
		}),
	}),
});

/** What n8n tells of an execution. */
export type Execution = z.infer<typeof executionSchema>;
export type ExecutionItem = z.infer<typeof itemSchema>;

export function readExecution(value: unknown): Execution {
	return executionSchema.parse(value);
}

/** The items that left a node, by output. */
export function itemsOf(execution: Execution, node: string, output = 0): ExecutionItem[] {
	const runs = execution.data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[output] ?? []);
}

export function useN8n({ installation, userFolder, environment = {} }: N8nOptions): N8n {
	const { node, n8n } = installation;
	const baseEnvironment = {
		PATH: `${dirname(node)}:${process.env.PATH ?? ''}`,
		HOME: userFolder,
		LANG: 'C.UTF-8',
		...SETTINGS,
		N8N_USER_FOLDER: userFolder,
		...environment,
	};
	/** Every process of n8n opens a port for its task runners. */
	async function settings(more: Record<string, string> = {}): Promise<NodeJS.ProcessEnv> {
		return { ...baseEnvironment, N8N_RUNNERS_BROKER_PORT: String(await freePort()), ...more };
	}
	async function command(...args: string[]): Promise<void> {
		await mustRun(node, [n8n, ...args], { env: await settings() });
	}

	async function importFile(kind: 'credentials' | 'workflow', content: unknown): Promise<void> {
		const folder = await mkdtemp(join(tmpdir(), 'recruiting-import-'));
		const file = join(folder, `${kind}.json`);
		try {
			await writeFile(file, JSON.stringify(content), { mode: 0o600 });
			await command(`import:${kind}`, `--input=${file}`);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}

	async function startExecution(workflowId: string): Promise<RunningProcess> {
		const args = [n8n, 'execute', `--id=${workflowId}`, '--rawOutput'];
		return startProcess(node, args, { env: await settings() });
	}

	return {
		userFolder,
		importCredentials: async (credentials) => await importFile('credentials', credentials),
		importWorkflow: async (...workflows) => await importFile('workflow', workflows),
		async execute(workflowId) {
			const ended = await (await startExecution(workflowId)).ended;
			// n8n's expression engine sometimes crashes when the process ends, after the work is done;
			// so its exit code says nothing, and the printed result decides.
			const text = ended.stdout.slice(ended.stdout.indexOf('\n{\n') + 1);
			try {
				// A task runner that starts late may speak after the result.
				return readExecution(JSON.parse(text.slice(0, text.lastIndexOf('\n}') + 2)));
			} catch {
				throw new Error(`n8n execute gave no result:\n${lastLines(ended.stderr + text)}`);
			}
		},
		startExecution,
		async start({ port, show = false } = {}) {
			const chosen = await freePort(port);
			const url = `http://127.0.0.1:${chosen}`;
			const env = await settings({ N8N_PORT: String(chosen), N8N_EDITOR_BASE_URL: url });
			const server = startProcess(node, [n8n, 'start'], { env, show });
			await waitUntilHealthy(server, url);
			return { ...server, url };
		},
		async startWorker() {
			const port = await freePort();
			const env = await settings({
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
				N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			});
			const worker = startProcess(node, [n8n, 'worker', '--concurrency=5'], { env });
			await waitUntilHealthy(worker, `http://127.0.0.1:${port}`);
			return worker;
		},
	};
}

/** A folder for one test, as a copy of one that n8n has prepared, which saves its migrations. */
export async function copyUserFolder(prepared: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'recruiting-n8n-'));
	await cp(prepared, folder, { recursive: true });
	return folder;
}

async function waitUntilHealthy(server: RunningProcess, url: string): Promise<void> {
	const isHealthy = async () => {
		if (!server.isRunning()) throw new Error(`n8n ended:\n${lastLines(server.printed())}`);
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		return answer?.ok === true;
	};
	try {
		await waitFor(`n8n at ${url}`, isHealthy, START_SECONDS);
	} catch (error) {
		await server.kill();
		throw error;
	}
}

/** Nothing leaves this machine, and nothing is asked of the user. */
const SETTINGS = {
	N8N_ENCRYPTION_KEY: ENCRYPTION_KEY,
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_PUBLIC_API_DISABLED: 'true',
	GENERIC_TIMEZONE: 'Europe/Berlin',
};
