import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
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
	momentParameter(
		'Submitted After',
		'submittedAfter',
		'Applications that were submitted later than that',
	),
	momentParameter(
		'Submitted Before',
		'submittedBefore',
		'Applications that were submitted earlier than that',
	),
	momentParameter(
		'Updated After',
		'updatedAfter',
		'Applications that were changed later than that',
	),
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
