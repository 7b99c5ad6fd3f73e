import { z } from 'zod';
import { present } from '../../shared/model';
import { connect } from '../../shared/node/account/connect';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { batchingOption, optionalText, requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { createOnce } from '../../shared/vendor/createOnce';
import { entriesOf, flag, schemaOf } from '../../shared/vendor/fields';
import { oneInProcess } from '../../shared/vendor/oneAtATime';
import { chosenFrom } from '../../shared/vendor/pickList';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { findNewNote, findNote, rememberNote, turnOf, type NoteDraft } from './findNote';
import { system, toNote } from './mapping';
import type { TeamtailorNote } from './records';
import { candidates, users } from './resources';

const textSchema = z.string().refine((text) => text.trim() !== '', 'must not be blank');

const options = {
	evenIfExists: flag(
		'Write Even If It Exists',
		'Whether to write the note even if the candidate has one of the same text and author. To find that one, the first note of an execution reads all notes of the account: Teamtailor documents no filter.',
	),
};

export const createNote: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create note',
		description:
			'Write a note on a candidate; one of the same text and author is not written again',
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
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption, ...entriesOf(options)],
		},
	],
	async start(context) {
		const client = await connect(context, teamtailorApi);
		const optionsSchema = schemaOf(options, context.getTimezone());
		return async (itemIndex) => {
			const { read } = itemOf(context, itemIndex);
			const candidateId = read('candidate', requiredId, 'Candidate');
			const text = read('text', textSchema, 'Text');
			const userId = read('user', optionalText, 'User');
			const { evenIfExists } = read('options', optionsSchema, 'Options');
			const note: NoteDraft = { candidateId, text, ...present({ userId }) };
			const written = await oneInProcess(turnOf(client, note), async () => {
				const known = evenIfExists ? undefined : await findNote(client, note);
				if (known) {
					const { id, userId: author } = known;
					return { system, id, text, ...present({ author }), result: 'alreadyExists' };
				}
				return { ...toNote(await write(client, note)), result: 'created' };
			});
			return [{ json: toJson({ candidateId, ...written }) }];
		};
	},
};

async function write(client: TeamtailorClient, note: NoteDraft): Promise<TeamtailorNote> {
	const { candidateId, text, userId } = note;
	const since = client.clock.now();
	const record = await createOnce(
		client,
		async () => {
			const created = await client.create(
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
			return created.record;
		},
		async () => await findNewNote(client, note, since),
	);
	await rememberNote(client, note, record);
	return record;
}
