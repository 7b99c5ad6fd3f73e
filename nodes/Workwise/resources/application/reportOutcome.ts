import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { batchingOption, optionalText, readParameter } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { optionalTimestamp } from '../../../../shared/model/values';
import { workwise } from '../../../../shared/vendors/workwise';
import { toApplication } from '../../../../shared/vendors/workwise/mapping';
import { applicationParameters, readApplicationId } from './origin';

const optionsSchema = z.object({ at: optionalTimestamp, note: optionalText });

export const reportOutcome: Operation = {
	option: {
		name: 'Report Outcome',
		value: 'reportOutcome',
		action: 'Report outcome of application',
		description: 'Tell Workwise what became of the application in the other system',
	},
	properties: [
		...applicationParameters,
		{
			displayName: 'Outcome',
			name: 'outcome',
			type: 'options',
			options: [
				{ name: 'Hired', value: 'hired' },
				{ name: 'Interview', value: 'interview' },
				{ name: 'Rejected', value: 'rejected' },
			],
			default: 'interview',
			description: 'As far as the other system can tell; some tell only rejections and hires',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'At',
					name: 'at',
					type: 'string',
					default: '',
					placeholder: 'e.g. 2026-03-01T09:00:00+01:00',
					description: 'When it came about; now when left out',
				},
				batchingOption,
				{
					displayName: 'Note',
					name: 'note',
					type: 'string',
					default: '',
				},
			],
		},
	],
	async start(context) {
		const client = await connect(context, workwise);
		const outcomes = z.enum(['interview', 'rejected', 'hired']);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex);
			const outcome = readParameter(context, 'outcome', itemIndex, outcomes, 'Outcome');
			const { at, note } = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			const moment = new Date(at ?? Date.now()).toISOString();
			const { record } = await client.reportOutcome(id, { outcome, at: moment, ...(note && { note }) });
			const { jobId, status } = toApplication(record);
			return [{ json: toJson({ system: workwise.system, id, jobId, status, outcome: { outcome, at: moment } }) }];
		};
	},
};
