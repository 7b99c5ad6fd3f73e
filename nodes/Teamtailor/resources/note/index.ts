import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';
import { getMany } from './getMany';

export const note: Resource = {
	name: 'Note',
	value: 'note',
	firstOperation: create,
	operations: [create, getMany],
};
