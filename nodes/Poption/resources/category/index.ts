import type { Resource } from '../../../../shared/node/operation';
import { get } from './get';
import { getMany } from './getMany';

export const category: Resource = {
	name: 'Category',
	value: 'category',
	firstOperation: getMany,
	operations: [get, getMany],
};
