import type { Resource } from '../../../../shared/node/operation';
import { get } from './get';
import { getMany } from './getMany';

export const candidate: Resource = {
	name: 'Candidate',
	value: 'candidate',
	firstOperation: getMany,
	operations: [get, getMany],
};
