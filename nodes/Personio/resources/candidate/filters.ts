import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn } from '../../../../shared/node/moment';
import { optionalText } from '../../../../shared/node/parameters';
import { emailFilter, windowFilters } from '../../personFilters';

/** Filters of lists of candidates. */
export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [emailFilter, ...windowFilters],
};

export function filterSchema(timeZone: string) {
	const moment = momentIn(timeZone);
	return z.object({ email: optionalText, updatedAfter: moment, updatedBefore: moment });
}
