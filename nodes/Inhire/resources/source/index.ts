import type { Resource } from '../../../../shared/node/operation';
import { importSources } from './importSources';

export const source: Resource = {
	name: 'Source',
	value: 'source',
	firstOperation: importSources,
	operations: [importSources],
};
