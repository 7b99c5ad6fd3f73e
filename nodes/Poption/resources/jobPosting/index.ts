import type { Resource } from '../../../../shared/node/operation';
import { exportJobPostings } from './exportToFile';
import { getMany } from './getMany';

export const jobPosting: Resource = {
	name: 'Job Posting',
	value: 'jobPosting',
	firstOperation: getMany,
	operations: [exportJobPostings, getMany],
};
