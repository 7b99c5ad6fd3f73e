import { missingServices, startPostgres, startRedis } from './services';
import type { Database, Service } from './services';

/** What the processes of n8n share in queue mode. */
export interface Queue {
	redis: Service;
	postgres: Database;
	/** For every process of n8n. */
	environment: Record<string, string>;
	stop(): Promise<void>;
}

/**
 * Redis and PostgreSQL for one n8n in queue mode.
 * @returns the names of what is not installed, where that is allowed
 */
export async function startQueue(): Promise<Queue | string[]> {
	const missing = await missingServices();
	if (missing.length > 0) {
		if (process.env.CI === 'true') throw new Error(`Not installed: ${missing.join(', ')}`);
		return missing;
	}
	const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
	return {
		redis,
		postgres,
		environment: {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			N8N_DEFAULT_BINARY_DATA_MODE: 'database',
		},
		async stop() {
			await Promise.all([redis.stop(), postgres.stop()]);
		},
	};
}
