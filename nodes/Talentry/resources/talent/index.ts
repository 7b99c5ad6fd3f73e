import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { exportTalents } from './exportToFile';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const talent: Resource = {
	name: 'Talent',
	value: 'talent',
	firstOperation: createOrUpdate,
	operations: [create, createOrUpdate, exportTalents, get, getMany, update],
};
