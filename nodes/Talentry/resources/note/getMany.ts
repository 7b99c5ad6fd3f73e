import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { toNote } from '../../../../shared/vendors/talentry/mapping';
import type { TalentryNote } from '../../../../shared/vendors/talentry/records';
import { readTalentId, talentParameters } from '../../parameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many notes',
		description: 'Get many notes of a talent',
	},
	properties: [...talentParameters, ...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const talentId = readTalentId(context, itemIndex);
			return await manyRecords(
				context,
				itemIndex,
				'note',
				(note: TalentryNote) => toNote(talentId, note),
				(options) => client.notes(talentId, options),
			);
		};
	},
};
