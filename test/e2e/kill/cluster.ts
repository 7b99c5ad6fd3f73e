import type { Server } from '../n8n';
import type { RunningProcess } from '../processes';
import { startQueue } from '../queue';
import type { Queue } from '../queue';
import { sandboxCredentials } from '../sandboxCredentials';
import type { Stage } from '../stage';
import type { Workflow } from '../templates';

/** One n8n whose processes can be killed; what ends is started again, as a service manager would. */
export interface Cluster {
	/** The address of the main process, which stays the same. */
	readonly url: string;
	/** What can be killed. */
	readonly victims: readonly string[];
	/** `kill -9`; comes back when the process runs again. */
	kill(victim: string): Promise<void>;
	/** Starts what has ended by itself, e.g. because its database was gone. */
	revive(): Promise<void>;
	stop(): Promise<void>;
}

/** A process and how it is started again. */
interface Kept<Running extends RunningProcess> {
	current: Running;
	start(): Promise<Running>;
}

export async function startCluster(
	mode: 'queue' | 'regular',
	stage: Stage,
	workflows: readonly Workflow[],
): Promise<Cluster | string[]> {
	const queue = mode === 'queue' ? await startQueue() : undefined;
	if (Array.isArray(queue)) return queue;
	const kept = new Map<string, Kept<RunningProcess>>();
	try {
		const main = await stage.freshN8n(queue?.environment);
		await main.importCredentials(await sandboxCredentials(stage.sandbox.url));
		await main.importWorkflow(...workflows);
		const server = await keepServer(async (port) => await main.start({ port }));
		kept.set('main', server);
		for (const name of queue ? ['worker 1', 'worker 2'] : []) {
			const worker = await stage.freshN8n(queue?.environment);
			const start = async () => await worker.startWorker();
			kept.set(name, { current: await start(), start });
		}
		return cluster(server.current.url, kept, queue);
	} catch (error) {
		for (const { current } of kept.values()) await current.stop();
		await queue?.stop();
		throw error;
	}
}

async function keepServer(start: (port?: number) => Promise<Server>): Promise<Kept<Server>> {
	const current = await start();
	const port = Number(new URL(current.url).port);
	return { current, start: async () => await start(port) };
}

function cluster(
	url: string,
	kept: ReadonlyMap<string, Kept<RunningProcess>>,
	queue: Queue | undefined,
): Cluster {
	const services = new Map(
		queue ? Object.entries({ redis: queue.redis, postgres: queue.postgres }) : [],
	);
	async function revive(): Promise<void> {
		await Promise.all(
			[...kept.values()].map(async (one) => {
				if (!one.current.isRunning()) one.current = await one.start();
			}),
		);
	}
	return {
		url,
		victims: [...kept.keys(), ...services.keys()],
		async kill(victim) {
			await services.get(victim)?.crash();
			await kept.get(victim)?.current.kill();
			await revive();
		},
		revive,
		async stop() {
			await Promise.all([...kept.values()].map(async ({ current }) => await current.stop()));
			await queue?.stop();
		},
	};
}
