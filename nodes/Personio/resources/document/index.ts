import type { Resource } from '../../../../shared/node/operation';
import { upload } from './upload';

export const document: Resource = {
	name: 'Document',
	value: 'document',
	firstOperation: upload,
	operations: [upload],
};
