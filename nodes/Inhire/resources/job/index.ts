import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const job: Resource = {
	name: 'Job',
	value: 'job',
	firstOperation: getMany,
	operations: [getMany],
};
