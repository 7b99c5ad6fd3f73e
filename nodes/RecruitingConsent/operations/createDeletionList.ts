import { z } from 'zod';
import { deletionList, withoutConsentChoices } from '../../../shared/consent/deletionList';
import { consentFinder } from '../../../shared/consent/find';
import { splitList } from '../../../shared/model/values';
import type { Operation } from '../../../shared/node/run/operation';
import { optionalText, readParameter } from '../../../shared/node/panel/parameters';
import { toJson } from '../../../shared/node/run/records';
import { hintAtDoubts } from '../hints';
import { calendarOf, readingOptions, readingSchema, readOptions } from '../parameters';

const optionsSchema = readingSchema.extend({
	idField: optionalText,
	includeFields: z.string().default('').transform(splitList),
	system: optionalText,
});

export const createDeletionList: Operation = {
	option: {
		name: 'Create Deletion List',
		value: 'createDeletionList',
		action: 'Create deletion list',
		description:
			'Get one item per record that must be deleted, sorted by date, without names unless asked for',
	},
	properties: [
		{
			displayName: 'Missing Consent',
			name: 'withoutConsent',
			type: 'options',
			options: [
				{ name: 'Leave Out', value: 'leaveOut', description: 'They are not in the list' },
				{
					name: 'List as Due Now',
					value: 'dueNow',
					description: 'No consent, no data: they must be deleted today',
				},
				{
					name: 'List for Review',
					value: 'review',
					description: 'At the end of the list, without a date',
				},
			],
			default: 'review',
			description:
				'What to do with records that have no consent, where it is not answered yet, or whose state is unknown',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				...readingOptions,
				{
					displayName: 'Fields to Include',
					name: 'includeFields',
					type: 'string',
					default: '',
					placeholder: 'e.g. candidate.email, Navn',
					description:
						'Comma-separated names of fields to carry along under fields. By default the list names nobody, so that it can be kept when the records are gone.',
				},
				{
					displayName: 'ID Field',
					name: 'idField',
					type: 'string',
					default: '',
					placeholder: 'e.g. Nummer',
					description:
						'The field that holds the ID, where it has another name than ID or Candidate ID',
				},
				{
					displayName: 'System',
					name: 'system',
					type: 'string',
					default: '',
					placeholder: 'e.g. poption',
					description: 'The system of items that name none, such as rows of a file',
				},
			],
		},
	],
	once: true,
	async start(context) {
		return async () => {
			const { expiryField, slashDates, idField, includeFields, system } = readOptions(
				context,
				optionsSchema,
			);
			const withoutConsent = readParameter(
				context,
				'withoutConsent',
				0,
				z.enum(withoutConsentChoices),
				'Missing Consent',
			);
			const calendar = calendarOf(context, { expiryField, slashDates });
			const find = consentFinder(calendar, { ...(expiryField && { expiryField }) });
			const records = context
				.getInputData()
				.map(({ json }) => ({ item: json, consent: find(json) }));
			hintAtDoubts(
				context,
				records.map(({ consent }) => consent),
				'These records are in the list without a date.',
			);
			const deletions = deletionList(records, calendar, {
				withoutConsent,
				includeFields,
				...(idField && { idField }),
				...(system && { system }),
			});
			return deletions.map((deletion) => ({
				json: toJson(deletion),
				from: deletion.rows.map((row) => row - 1),
			}));
		};
	},
};
