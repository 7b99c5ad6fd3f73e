import type { Resource } from '../../../../shared/node/operation';
import { sendAll } from './sendAll';

export const job: Resource = {
	name: 'Job',
	value: 'job',
	firstOperation: sendAll,
	operations: [sendAll],
};
