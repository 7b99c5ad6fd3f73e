import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';
import { deleteNote } from './delete';
import { getMany } from './getMany';

export const note: Resource = {
	name: 'Note',
	value: 'note',
	firstOperation: getMany,
	operations: [create, deleteNote, getMany],
};
