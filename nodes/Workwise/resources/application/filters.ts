import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn } from '../../../../shared/node/moment';
import { commaSeparated } from '../../../../shared/node/parameters';

/** Filters of lists of applications. */
export const filterProperties: INodeProperties[] = [
	{
		displayName: 'Job IDs',
		name: 'jobId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 101,102',
		description: 'Comma-separated IDs of jobs',
	},
	{
		displayName: 'Status IDs',
		name: 'statusId',
		type: 'string',
		default: '',
		description: 'Comma-separated IDs of statuses',
	},
	{
		displayName: 'Submitted After',
		name: 'submittedAfter',
		type: 'dateTime',
		default: '',
		description: 'Applications that were submitted later than that',
	},
	{
		displayName: 'Submitted Before',
		name: 'submittedBefore',
		type: 'dateTime',
		default: '',
		description: 'Applications that were submitted earlier than that',
	},
	{
		displayName: 'Updated After',
		name: 'updatedAfter',
		type: 'dateTime',
		default: '',
		description: 'Applications that were changed later than that',
	},
];

export function filterSchema(timeZone: string) {
	const moment = momentIn(timeZone);
	return z.object({
		jobId: commaSeparated,
		statusId: commaSeparated,
		submittedAfter: moment,
		submittedBefore: moment,
		updatedAfter: moment,
	});
}
