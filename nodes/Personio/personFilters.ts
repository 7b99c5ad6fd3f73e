import type { INodeProperties } from 'n8n-workflow';
import { momentParameter } from '../../shared/node/moment';

/** Filters that applications and candidates have in common. */

export const emailFilter: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'name@email.com',
	default: '',
	description: 'The e-mail address of the candidate',
};

export const windowFilters: INodeProperties[] = [
	momentParameter('Updated After', 'updatedAfter', 'Those that were changed later than that'),
	momentParameter('Updated Before', 'updatedBefore', 'Those that were changed earlier than that'),
];
