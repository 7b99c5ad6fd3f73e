import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';
import { exportApplications } from './exportToFile';
import { get } from './get';
import { getMany } from './getMany';
import { moveToStage } from './moveToStage';
import { reject } from './reject';

export const application: Resource = {
	name: 'Application',
	value: 'application',
	firstOperation: create,
	operations: [create, exportApplications, get, getMany, moveToStage, reject],
};
