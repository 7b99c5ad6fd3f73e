import type { Operation } from '../../../../shared/node/operation';
import { startWriting, writeParameters } from './write';

export const createOrUpdate: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update candidate',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	properties: writeParameters([
		{
			displayName: 'Existing Candidate',
			name: 'existing',
			type: 'options',
			options: [
				{
					name: 'Let Teamtailor Merge',
					value: 'merge',
					description:
						'Teamtailor merges by email; which values win, it does not document. Without an email, the fields are overwritten.',
				},
				{
					name: 'Overwrite Fields',
					value: 'overwrite',
					description: 'The candidate gets all values that are given; tags are added',
				},
			],
			default: 'overwrite',
			description: 'What happens to a candidate with the same email',
		},
	]),
	start: async (context) => await startWriting(context, 'createOrUpdate'),
};
