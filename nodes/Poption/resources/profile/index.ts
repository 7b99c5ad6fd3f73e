import type { Resource } from '../../../../shared/node/operation';
import { download } from './download';

export const profile: Resource = {
	name: 'Profile',
	value: 'profile',
	firstOperation: download,
	operations: [download],
};
