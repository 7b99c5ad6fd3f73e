import { z } from 'zod';
import { present } from '../../shared/model';
import { idText } from '../../shared/model/values';
import { inputJson } from '../../shared/node/input/inputRecord';
import type { Item } from '../../shared/node/input/item';
import { manyRecords } from '../../shared/node/run/manyRecords';
import {
	batchingOption,
	limitParameters,
	optionalText,
	outputProperties,
	requiredId,
} from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { entriesOf, schemaOf, text } from '../../shared/vendor/fields';
import { tell } from './api';
import { batchingOnly, talentOperation } from './chosenTalent';
import { ensureNotes } from './ensureNotes';
import { system, toNote } from './records';

export const getNotes = talentOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many notes',
		description: 'Get many notes of a talent',
	},
	properties: [...limitParameters(true), ...outputProperties],
	start:
		(client) =>
		async (talentId, { context, index }) =>
			await manyRecords(
				context,
				index,
				'note',
				(note: Parameters<typeof toNote>[1]) => toNote(talentId, note),
				(options) => client.list('listNotes', options, {}, { talentId }),
			),
});

const textSchema = z
	.union([z.string(), z.number().transform(String)])
	.transform((text) => text.trim())
	.refine((text) => text !== '', 'is empty');

const noteOptions = {
	externalId: text(
		'External ID',
		'The ID of the note in the system that it comes from. Two notes with the same text and different external IDs are two notes.',
	),
};

export const createNote = talentOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create note',
		description: 'Add a note to a talent; one with the same text is not added twice',
	},
	properties: [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			description: 'The text of the note; one that the talent has already is not written again',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption, ...entriesOf(noteOptions)],
		},
	],
	start:
		(client) =>
		async (talentId, { context, read }) => {
			const words = read('text', textSchema, 'Text');
			const options = schemaOf(noteOptions, context.getTimezone());
			const { externalId } = read('options', options, 'Options');
			const note = { text: words, ...present({ externalId }) };
			const ensured = await ensureNotes(client, talentId, [note]);
			return ensured.map(({ record, isNew }) => ({
				json: toJson({
					result: isNew ? 'created' : 'alreadyExists',
					...toNote(talentId, record),
				}),
			}));
		},
});

export const deleteNote = talentOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete note',
		description: 'Delete a note of a talent',
	},
	properties: [
		{
			displayName: 'Note ID',
			name: 'noteId',
			type: 'string',
			default: '',
			placeholder: 'e.g. n-17',
			description:
				'The ID of the note; that of the input item when left out, if the item is a note',
		},
		batchingOnly,
	],
	start: (client) => async (talentId, item) => {
		const noteId = readNoteId(item);
		await tell(client, 'deleteNote', { talentId, noteId });
		return [{ json: toJson({ system, id: noteId, talentId, deleted: true }) }];
	},
});

const noteItem = z.object({ system: z.literal(system), talentId: idText, id: idText });

function readNoteId({ context, index, read }: Item): string {
	const given = read('noteId', optionalText, 'Note ID');
	const item = noteItem.safeParse(inputJson(context, index));
	if (!given && item.success) return item.data.id;
	return read('noteId', requiredId, 'Note ID');
}
