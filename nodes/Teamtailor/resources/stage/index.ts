import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const stage: Resource = {
	name: 'Stage',
	value: 'stage',
	firstOperation: getMany,
	operations: [getMany],
};
