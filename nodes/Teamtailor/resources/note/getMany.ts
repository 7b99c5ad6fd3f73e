import { z } from 'zod';
import type { ListOptions, Received } from '../../../../shared/http/contractClient';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import type { TeamtailorClient } from '../../../../shared/vendors/teamtailor/client';
import { toNote } from '../../../../shared/vendors/teamtailor/mapping';
import type { TeamtailorNote } from '../../../../shared/vendors/teamtailor/records';
import { candidatePickList } from '../../parameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many notes',
		description: 'Get the notes of one or all candidates',
	},
	properties: [
		{
			displayName: 'Notes Of',
			name: 'notesOf',
			type: 'options',
			options: [
				{ name: 'All Candidates', value: 'all' },
				{
					name: 'One Candidate',
					value: 'candidate',
					description:
						'Teamtailor documents no filter, so all notes are read and those of others left out',
				},
			],
			default: 'candidate',
			description: 'Whether to read the notes on all candidates or on a single one',
		},
		{ ...candidatePickList, displayOptions: { show: { notesOf: ['candidate'] } } },
		...limitParameters(),
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) => {
			const of = readParameter(context, 'notesOf', itemIndex, z.string(), 'Notes Of');
			const candidateId =
				of === 'candidate'
					? readParameter(context, 'candidate', itemIndex, requiredId, 'Candidate')
					: undefined;
			return await manyRecords(context, itemIndex, 'note', toNote, (options) =>
				notesOf(client, candidateId, options),
			);
		};
	},
};

async function* notesOf(
	client: TeamtailorClient,
	candidateId: string | undefined,
	{ limit = Infinity, onUnreadable }: ListOptions,
): AsyncGenerator<Received<TeamtailorNote>> {
	let given = 0;
	for await (const note of client.notes({ ...(onUnreadable && { onUnreadable }) })) {
		if (candidateId !== undefined && toNote(note.record).candidateId !== candidateId) continue;
		yield note;
		given += 1;
		if (given >= limit) return;
	}
}
