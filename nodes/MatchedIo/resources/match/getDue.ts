import { getDueOperation } from '../../../../shared/node/getDue';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import type { MatchFilter } from '../../../../shared/vendors/matched-io/client';
import { sourceOf } from '../../source';
import { filterProperties, filterSchema } from './filters';

export const getDue = getDueOperation({
	vendor: matchedIo,
	sourceOf,
	plural: 'matches',
	description:
		'Get the successful matches whose export to another system is not confirmed yet, with their documents',
	filterProperties,
	filterSchema: (timeZone) =>
		filterSchema(timeZone).transform((filter): MatchFilter => ({
			...filter,
			state: 'successful',
			exportState: 'due',
		})),
});
