import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const rejectReason: Resource = {
	name: 'Reject Reason',
	value: 'rejectReason',
	firstOperation: getMany,
	operations: [getMany],
};
