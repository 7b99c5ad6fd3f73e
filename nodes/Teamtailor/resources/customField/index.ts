import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const customField: Resource = {
	name: 'Custom Field',
	value: 'customField',
	firstOperation: getMany,
	operations: [getMany],
};
