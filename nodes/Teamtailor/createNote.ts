import { z } from 'zod';
import { connect } from '../../shared/node/account/connect';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { optionalText, requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { onlyBatching } from '../../shared/vendor/applicationOperations';
import { chosenFrom } from '../../shared/vendor/pickList';
import { teamtailorApi } from './client';
import { endpoints } from './contract';
import { toNote } from './mapping';
import { candidates, users } from './resources';

const textSchema = z.string().refine((text) => text.trim() !== '', 'must not be blank');

export const createNote: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create note',
		description: 'Write a note on a candidate',
	},
	properties: [
		chosenFrom(candidates.pickList),
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			description: 'The text of the note, which the users of the account see',
		},
		chosenFrom(users.pickList, {
			required: false,
			description:
				'Who the note is by. Teamtailor documents notes with a user; without one it may refuse.',
		}),
		onlyBatching,
	],
	async start(context) {
		const client = await connect(context, teamtailorApi);
		return async (itemIndex) => {
			const { read } = itemOf(context, itemIndex);
			const candidateId = read('candidate', requiredId, 'Candidate');
			const text = read('text', textSchema, 'Text');
			const userId = read('user', optionalText, 'User');
			const { record } = await client.create(
				endpoints.createNote,
				{
					attributes: { note: text },
					relationships: {
						candidate: { type: 'candidates', id: candidateId },
						user: userId ? { type: 'users', id: userId } : undefined,
					},
				},
				{ repeatable: false },
			);
			return [{ json: toJson({ candidateId, ...toNote(record), result: 'created' }) }];
		};
	},
};
