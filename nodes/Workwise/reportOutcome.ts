import { z } from 'zod';
import { connect } from '../../shared/node/account/connect';
import { momentIn, momentParameter } from '../../shared/node/panel/moment';
import type { Operation } from '../../shared/node/run/operation';
import { applicationParameters, readApplicationId } from '../../shared/node/input/origin';
import { batchingOption, optionalText, readParameter } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { workwiseApi } from './contract';
import { system, toApplication } from './records';

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
				momentParameter('At', 'at', 'When it came about; now when left out'),
				batchingOption,
				{
					displayName: 'Note',
					name: 'note',
					type: 'string',
					default: '',
					description:
						'A text for Workwise of at most 2,000 characters, e.g. the reason of a rejection',
				},
			],
		},
	],
	async start(context) {
		const api = await connect(context, workwiseApi);
		const optionsSchema = z.object({ at: momentIn(context.getTimezone()), note: optionalText });
		const outcomes = z.enum(['interview', 'rejected', 'hired']);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, workwiseApi);
			const outcome = readParameter(context, 'outcome', itemIndex, outcomes, 'Outcome');
			const { at, note } = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			const moment = at ?? new Date().toISOString();
			const { record } = await api.send(
				'reportOutcome',
				{ outcome, at: moment, note },
				{ ids: { applicationId: id }, repeatable: true },
			);
			const { jobId, status } = toApplication(record);
			const reported = { outcome, at: moment };
			return [{ json: toJson({ system, id, jobId, status, outcome: reported }) }];
		};
	},
};
