import { getDueOperation } from '../../../../shared/node/getDue';
import { inhire } from '../../../../shared/vendors/inhire';
import type { ApplicationFilter } from '../../../../shared/vendors/inhire/client';
import { sourceOf } from '../../source';
import { filterProperties, filterSchema } from './filters';

export const getDue = getDueOperation({
	vendor: inhire,
	sourceOf,
	plural: 'applications',
	description: 'Get the applications that have not arrived in eRecruiter yet, with their documents',
	filterProperties,
	filterSchema: (timeZone) =>
		filterSchema(timeZone).transform((filter): ApplicationFilter => ({
			...filter,
			exportState: 'due',
		})),
});
