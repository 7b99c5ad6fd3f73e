import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const jobPosting: Resource = {
	name: 'Job Posting',
	value: 'jobPosting',
	firstOperation: getMany,
	operations: [getMany],
};
