import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn } from '../../../../shared/node/moment';
import { optionalText } from '../../../../shared/node/parameters';

/** Filters of lists of matches. */
export const filterProperties: INodeProperties[] = [
	{
		displayName: 'Changed After',
		name: 'changedAfter',
		type: 'dateTime',
		default: '',
		description: 'Matches that were changed later than that',
	},
	{
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		default: '',
		placeholder: 'e.g. mj-401,mj-402',
		description: 'Comma-separated',
	},
];

export function filterSchema(timeZone: string) {
	return z.object({ changedAfter: momentIn(timeZone), jobId: optionalText });
}
