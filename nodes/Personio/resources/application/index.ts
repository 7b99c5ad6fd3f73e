import type { Resource } from '../../../../shared/node/operation';
import { create } from './create';

export const application: Resource = {
	name: 'Application',
	value: 'application',
	firstOperation: create,
	operations: [create],
};
