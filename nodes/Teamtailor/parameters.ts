import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { batchingOption, byName } from '../../shared/node/parameters';

/** The collection "Options", which has "Batching" in every operation that writes. */
export function optionsCollection(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: byName([batchingOption, ...options]),
	};
}

export const onlyBatching = optionsCollection([]);

/** What a pick list in a collection holds: its value alone is not extracted by n8n. */
export const pickedId = z
	.union([
		z
			.object({ value: z.union([z.string(), z.number()]).nullish() })
			.transform(({ value }) => value),
		z.string(),
		z.number(),
	])
	.nullish()
	.transform((value) => String(value ?? '').trim() || undefined);
