import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const publicationPlace: Resource = {
	name: 'Publication Place',
	value: 'publicationPlace',
	firstOperation: getMany,
	operations: [getMany],
};
