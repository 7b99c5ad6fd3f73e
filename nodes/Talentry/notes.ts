import { z } from 'zod';
import { idText } from '../../shared/model/values';
import { inputJson } from '../../shared/node/input/inputRecord';
import type { Item } from '../../shared/node/input/item';
import { manyRecords } from '../../shared/node/run/manyRecords';
import {
	limitParameters,
	optionalText,
	outputProperties,
	requiredId,
} from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { addNote, tell } from './api';
import { batchingOnly, talentOperation } from './chosenTalent';
import { noteKey } from './draft';
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
		batchingOnly,
	],
	start:
		(client) =>
		async (talentId, { read }) => {
			const text = read('text', textSchema, 'Text');
			for await (const { record } of client.list('listNotes', {}, {}, { talentId })) {
				if (noteKey(record.text) !== noteKey(text)) continue;
				return [{ json: toJson({ result: 'alreadyExists', ...toNote(talentId, record) }) }];
			}
			const { record } = await addNote(client, talentId, text);
			return [{ json: toJson({ result: 'created', ...toNote(talentId, record) }) }];
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
