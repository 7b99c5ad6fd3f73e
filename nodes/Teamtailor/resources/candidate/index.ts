import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { exportCandidates } from './exportToFile';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const candidate: Resource = {
	name: 'Candidate',
	value: 'candidate',
	firstOperation: createOrUpdate,
	operations: [create, createOrUpdate, exportCandidates, get, getMany, update],
};
