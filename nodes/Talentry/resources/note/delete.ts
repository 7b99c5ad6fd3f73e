import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { idText } from '../../../../shared/model/values';
import { connect } from '../../../../shared/node/connect';
import { inputJson } from '../../../../shared/node/input';
import type { Operation } from '../../../../shared/node/operation';
import { optionalText, readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { talentry } from '../../../../shared/vendors/talentry';
import { batchingOnly, readTalentId, talentParameters } from '../../parameters';

const noteItem = z.object({ system: z.literal(talentry.system), talentId: idText, id: idText });

export const deleteNote: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete note',
		description: 'Delete a note of a talent',
	},
	properties: [
		...talentParameters,
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
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const talentId = readTalentId(context, itemIndex);
			const noteId = readNoteId(context, itemIndex);
			await client.deleteNote(talentId, noteId);
			return [{ json: toJson({ system: talentry.system, id: noteId, talentId, deleted: true }) }];
		};
	},
};

function readNoteId(context: IExecuteFunctions, itemIndex: number): string {
	const given = readParameter(context, 'noteId', itemIndex, optionalText, 'Note ID');
	const item = noteItem.safeParse(inputJson(context, itemIndex));
	if (!given && item.success) return item.data.id;
	return readParameter(context, 'noteId', itemIndex, requiredId, 'Note ID');
}
