import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const application: Resource = {
	name: 'Application',
	value: 'application',
	firstOperation: getMany,
	operations: [getMany],
};
