import { optionalText } from '../../shared/node/panel/parameters';
import { field } from '../../shared/vendor/fields';
import { noteOperation } from '../../shared/vendor/moveOperations';
import { chosenFrom } from '../../shared/vendor/pickList';
import { teamtailorApi } from './client';
import { endpoints } from './contract';
import { toNote } from './mapping';
import { candidates, users } from './resources';

const by = chosenFrom(users.pickList, {
	required: false,
	description:
		'Who the note is by. Teamtailor documents notes with a user; without one it may refuse.',
});

export const createNote = noteOperation(teamtailorApi, {
	candidates: candidates.pickList,
	fields: { user: field(by, optionalText) },
	async write(client, candidateId, text, { user: userId }) {
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
		return toNote(record);
	},
});
