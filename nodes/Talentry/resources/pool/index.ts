import type { Resource } from '../../../../shared/node/operation';
import { add } from './add';
import { getMany } from './getMany';
import { remove } from './remove';

export const pool: Resource = {
	name: 'Pool',
	value: 'pool',
	firstOperation: getMany,
	operations: [add, getMany, remove],
};
