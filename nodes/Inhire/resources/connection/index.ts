import type { Resource } from '../../../../shared/node/operation';
import { testConnection } from './testConnection';

export const connection: Resource = {
	name: 'Connection',
	value: 'connection',
	firstOperation: testConnection,
	operations: [testConnection],
};
