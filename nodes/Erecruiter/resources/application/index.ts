import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';
import { exportApplications } from './exportToFile';
import { get } from './get';
import { getMany } from './getMany';
import { getStageHistory } from './getStageHistory';

export const application: Resource = {
	name: 'Application',
	value: 'application',
	firstOperation: getMany,
	operations: [create, exportApplications, get, getMany, getStageHistory],
};
