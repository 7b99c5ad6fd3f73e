import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import { matches } from '../../../../shared/node/listSearch';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readLimit,
	readParameter,
} from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { reportUnreadable } from '../../../../shared/node/unreadable';
import { personio } from '../../../../shared/vendors/personio';
import { toJob } from '../../../../shared/vendors/personio/mapping';
import { languageOption } from './parameters';

const filtersSchema = z.object({
	department: optionalText,
	office: optionalText,
	search: optionalText,
});
const optionsSchema = z.object({ language: z.string().optional() });

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many published jobs; drafts do not appear',
	},
	properties: [
		...limitParameters(),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Department',
					name: 'department',
					type: 'string',
					default: '',
					description: 'Jobs of that department only',
				},
				{
					displayName: 'Office',
					name: 'office',
					type: 'string',
					default: '',
					description: 'Jobs at that office only, additional offices included',
				},
				{
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					description: 'Text that the title or the ID must contain',
				},
			],
		},
		...outputProperties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [languageOption],
		},
	],
	async start(context) {
		const client = await connect(context, personio);
		return async (itemIndex) => {
			const limit = readLimit(context, itemIndex);
			const filters = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			const { language } = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			const { positions, unreadable } = await client.feed(language);
			for (const record of unreadable) reportUnreadable(context, 'job', record);

			const write = recordWriter(context, itemIndex);
			return positions
				.filter(({ record }) => {
					const offices = [record.office, ...(record.additionalOffices?.office ?? [])];
					return (
						matches(`${record.name} ${record.id}`, filters.search) &&
						(!filters.department || record.department === filters.department) &&
						(!filters.office || offices.includes(filters.office))
					);
				})
				.slice(0, limit)
				.map(({ record, raw }) => write({ record: toJob(record, client.account), raw }));
		};
	},
};
