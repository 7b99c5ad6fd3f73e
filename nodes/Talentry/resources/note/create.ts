import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { readParameter } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { talentry } from '../../../../shared/vendors/talentry';
import { noteKey } from '../../../../shared/vendors/talentry/draft';
import { toNote } from '../../../../shared/vendors/talentry/mapping';
import { batchingOnly, readTalentId, talentParameters } from '../../parameters';

const textSchema = z
	.union([z.string(), z.number().transform(String)])
	.transform((text) => text.trim())
	.refine((text) => text !== '', 'is empty');

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create note',
		description: 'Add a note to a talent; one with the same text is not added twice',
	},
	properties: [
		...talentParameters,
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
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const talentId = readTalentId(context, itemIndex);
			const text = readParameter(context, 'text', itemIndex, textSchema, 'Text');
			for await (const { record } of client.notes(talentId)) {
				if (noteKey(record.text) !== noteKey(text)) continue;
				return [{ json: toJson({ result: 'alreadyExists', ...toNote(talentId, record) }) }];
			}
			const { record } = await client.createNote(talentId, text);
			return [{ json: toJson({ result: 'created', ...toNote(talentId, record) }) }];
		};
	},
};
