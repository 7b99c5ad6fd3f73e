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

export const exportFilter: INodeProperties = {
	displayName: 'Export',
	name: 'exportState',
	type: 'options',
	options: [
		{ name: 'Any', value: 'any' },
		{ name: 'Confirmed', value: 'confirmed' },
		{ name: 'Due', value: 'due' },
	],
	default: 'any',
	description: 'Whether the arrival in eRecruiter was confirmed',
};

/** What the parameter means to inhire. */
export const exportState = z
	.enum(['any', 'due', 'confirmed'])
	.default('any')
	.transform((state) => (state === 'any' ? undefined : state));

export function filterSchema(timeZone: string) {
	return z.object({ jobId: optionalText, updatedAfter: momentIn(timeZone) });
}
