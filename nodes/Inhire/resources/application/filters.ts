import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn } from '../../../../shared/node/moment';
import { optionalText } from '../../../../shared/node/parameters';

/** Filters of lists of applications. */
export const filterProperties: INodeProperties[] = [
	{
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		default: '',
		placeholder: 'e.g. ih-101',
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
	return z.object({ jobId: optionalText, updatedAfter: momentIn(timeZone) });
}
