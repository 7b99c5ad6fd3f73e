import { getDueOperation } from '../../../../shared/node/getDue';
import { workwise } from '../../../../shared/vendors/workwise';
import type { ApplicationFilter } from '../../../../shared/vendors/workwise/client';
import { sourceOf } from '../../source';
import { filterProperties, filterSchema } from './filters';

export const getDue = getDueOperation({
	vendor: workwise,
	sourceOf,
	plural: 'applications',
	description: 'Get the applications whose export has not been confirmed yet',
	filterProperties,
	filterSchema: (timeZone) =>
		filterSchema(timeZone).transform((filter): ApplicationFilter => ({
			...filter,
			exportState: 'due',
		})),
});
