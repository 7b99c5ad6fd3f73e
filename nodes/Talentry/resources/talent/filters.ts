import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present } from '../../../../shared/model';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import { optionalText, textList } from '../../../../shared/node/parameters';
import { consentStateOptions } from '../../consentStates';
import { poolsParameter } from './draftParameters';

/** What narrows the list of talents. */
export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		momentParameter(
			'Changed After',
			'updatedAfter',
			'Talents that were changed later than that; a new consent is a change',
		),
		{
			displayName: 'Consent States',
			name: 'consentStates',
			type: 'multiOptions',
			options: consentStateOptions,
			default: [],
			description: 'Only talents whose consent is in one of these states; all when none is chosen',
		},
		momentParameter('Created After', 'createdAfter', 'Talents that were created later than that'),
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description: 'Only the talent with exactly this email address',
		},
		poolsParameter('Pool', 'poolIds'),
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			description: 'Text that the name or the email must contain',
		},
		{
			displayName: 'Status IDs',
			name: 'statusIds',
			type: 'string',
			default: '',
			description: 'Comma-separated IDs of statuses',
		},
	],
};

/** A day without an offset is read in the time zone. */
export function filtersSchema(timeZone: string) {
	const moment = momentIn(timeZone);
	return z
		.object({
			search: optionalText,
			email: optionalText,
			createdAfter: moment,
			updatedAfter: moment,
			consentStates: textList,
			poolIds: textList,
			statusIds: textList,
		})
		.transform(({ consentStates, poolIds, statusIds, ...filter }) =>
			present({
				...filter,
				consentState: consentStates.join(','),
				poolId: poolIds.join(','),
				statusId: statusIds.join(','),
			}),
		);
}
