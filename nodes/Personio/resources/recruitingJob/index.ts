import type { Resource } from '../../../../shared/node/operation';
import { get } from './get';
import { getMany } from './getMany';

/** Beside the published jobs of the feed: the second API also has drafts and archived ones, but no texts. */
export const recruitingJob: Resource = {
	name: 'Job (Also Unpublished)',
	value: 'recruitingJob',
	firstOperation: getMany,
	operations: [get, getMany],
};
