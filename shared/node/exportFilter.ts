import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** Narrows a list to records by their export. @param description what the confirmation is about */
export function exportFilter(
	description = 'Whether the export to another system was confirmed',
): INodeProperties {
	return {
		displayName: 'Export',
		name: 'exportState',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Confirmed', value: 'confirmed' },
			{ name: 'Due', value: 'due' },
		],
		default: 'any',
		description,
	};
}

/** What the filter means to the services of our contracts; absent: both. */
export const exportState = z
	.enum(['any', 'due', 'confirmed'])
	.default('any')
	.transform((state) => (state === 'any' ? undefined : state));
