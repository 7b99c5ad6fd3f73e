import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import { optionalText } from '../../../../shared/node/parameters';

/** Filters of lists of applications. */
export const filterProperties: INodeProperties[] = [
	{
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		default: '',
		description: 'The ID of the job, as the list of jobs gives it out',
		placeholder: 'e.g. ih-101',
	},
	momentParameter(
		'Updated After',
		'updatedAfter',
		'Applications that were changed later than that',
	),
];

export function filterSchema(timeZone: string) {
	return z.object({ jobId: optionalText, updatedAfter: momentIn(timeZone) });
}
