import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import {
	batchingOption,
	pickList,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toNote } from '../../../../shared/vendors/teamtailor/mapping';
import { candidatePickList, pickedId } from '../../parameters';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create note',
		description: 'Write a note on a candidate',
	},
	properties: [
		candidatePickList,
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			description: 'The text of the note, which the users of the account see',
		},
		pickList({
			displayName: 'User',
			name: 'user',
			searchListMethod: 'searchUsers',
			idPlaceholder: 'e.g. 2',
			description:
				'Who the note is by. Teamtailor documents notes with a user; without one it may refuse.',
		}),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption],
		},
	],
	async start(context) {
		const client = await connect(context, teamtailor);
		const textSchema = z.string().refine((text) => text.trim() !== '', 'must not be blank');
		return async (itemIndex) => {
			const candidateId = readParameter(context, 'candidate', itemIndex, requiredId, 'Candidate');
			const text = readParameter(context, 'text', itemIndex, textSchema, 'Text');
			const userId = readParameter(context, 'user', itemIndex, pickedId, 'User');
			const { record } = await client.createNote(candidateId, userId, text);
			return [{ json: toJson({ candidateId, ...toNote(record), result: 'created' }) }];
		};
	},
};
