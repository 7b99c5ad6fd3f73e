import type { Resource } from '../../../../shared/node/operation';
import { exportJobs } from './exportToFile';
import { get } from './get';
import { getMany } from './getMany';
import { importJob } from './importJob';

export const job: Resource = {
	name: 'Job',
	value: 'job',
	firstOperation: getMany,
	operations: [exportJobs, get, getMany, importJob],
};
