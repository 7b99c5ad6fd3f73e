import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const status: Resource = {
	name: 'Status',
	value: 'status',
	firstOperation: getMany,
	operations: [getMany],
};
