import type { Resource } from '../../../../shared/node/operation';
import { getMany } from './getMany';

export const language: Resource = {
	name: 'Language',
	value: 'language',
	firstOperation: getMany,
	operations: [getMany],
};
