import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { optionalText } from '../../../../shared/node/parameters';
import { timestamp } from '../../../../shared/model/values';

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

/** n8n's date picker gives a time without an offset; it is meant in UTC, as n8n itself reads it. */
const moment = z
	.preprocess((value) => {
		if (typeof value !== 'string' || value.trim() === '') return undefined;
		return /T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(value) ? `${value}Z` : value;
	}, timestamp.optional())
	.transform((text) => text && new Date(text).toISOString());

export const filterSchema = z.object({
	jobId: optionalText,
	statusId: optionalText,
	submittedAfter: moment,
	submittedBefore: moment,
	updatedAfter: moment,
});
