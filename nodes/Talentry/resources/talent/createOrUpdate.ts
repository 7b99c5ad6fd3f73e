import type { Operation } from '../../../../shared/node/operation';
import { creationParameters, startCreation } from './write';

export const createOrUpdate: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update talent',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	properties: creationParameters,
	start: async (context) => await startCreation(context, 'update'),
};
