import type { Resource } from '../../../../shared/node/operation';
import { download } from './download';

export const document: Resource = {
	name: 'Document',
	value: 'document',
	firstOperation: download,
	operations: [download],
};
