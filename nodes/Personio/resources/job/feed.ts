import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { UnreadableRecord } from '../../../../shared/http/contractClient';
import { matches } from '../../../../shared/node/listSearch';
import { optionalText, readParameter } from '../../../../shared/node/parameters';
import type { ModelRecord } from '../../../../shared/node/records';
import type { PersonioClient } from '../../../../shared/vendors/personio/client';
import { toJob } from '../../../../shared/vendors/personio/mapping';

export const filters: INodeProperties = {
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
};

const filtersSchema = z.object({
	department: optionalText,
	office: optionalText,
	search: optionalText,
});
const optionsSchema = z.object({ language: z.string().optional() });

/** The published jobs that fit the node's "Filters", in the language of its "Options". The feed has no pages. */
export async function readJobs(
	context: IExecuteFunctions,
	itemIndex: number,
	client: PersonioClient,
	onUnreadable: (record: UnreadableRecord) => void,
): Promise<ModelRecord[]> {
	const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
	const { language } = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
	const { positions, unreadable } = await client.feed(language);
	for (const record of unreadable) onUnreadable(record);
	return positions
		.filter(({ record }) => {
			const offices = [record.office, ...(record.additionalOffices?.office ?? [])];
			return (
				matches(`${record.name} ${record.id}`, filter.search) &&
				(!filter.department || record.department === filter.department) &&
				(!filter.office || offices.includes(filter.office))
			);
		})
		.map(({ record, raw }) => ({ record: toJob(record, client.account), raw }));
}
