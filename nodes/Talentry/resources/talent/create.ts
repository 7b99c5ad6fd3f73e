import type { Operation } from '../../../../shared/node/operation';
import { creationParameters, startCreation } from './write';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create talent',
		description:
			'Create a talent; one that exists already is left as it is, and the output says which fields would change',
	},
	properties: creationParameters,
	start: async (context) => await startCreation(context, 'report'),
};
