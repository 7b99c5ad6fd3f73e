import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';
import { getMany } from './getMany';

export const upload: Resource = {
	name: 'Upload',
	value: 'upload',
	firstOperation: create,
	operations: [create, getMany],
};
