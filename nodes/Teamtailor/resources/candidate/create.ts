import type { Operation } from '../../../../shared/node/operation';
import { startWriting, writeParameters } from './write';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create candidate',
		description:
			'Create a candidate; one that exists already is a result, and gets only what it lacks',
	},
	properties: writeParameters([]),
	start: async (context) => await startWriting(context, 'create'),
};
