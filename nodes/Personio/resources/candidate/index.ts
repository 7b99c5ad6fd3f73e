import type { Resource } from '../../../../shared/node/operation';
import { exportCandidates } from './exportToFile';
import { get } from './get';
import { getMany } from './getMany';

export const candidate: Resource = {
	name: 'Candidate',
	value: 'candidate',
	firstOperation: getMany,
	operations: [exportCandidates, get, getMany],
};
