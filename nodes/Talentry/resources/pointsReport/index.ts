import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const pointsReport: Resource = {
	name: 'Points Report',
	value: 'pointsReport',
	firstOperation: getMany,
	operations: [getMany],
};
