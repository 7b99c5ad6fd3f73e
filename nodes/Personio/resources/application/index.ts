import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';
import { exportApplications } from './exportToFile';
import { find } from './find';
import { get } from './get';
import { getMany } from './getMany';
import { getStageTransitions } from './getStageTransitions';

export const application: Resource = {
	name: 'Application',
	value: 'application',
	firstOperation: create,
	operations: [create, exportApplications, find, get, getMany, getStageTransitions],
};
