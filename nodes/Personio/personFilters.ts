import type { INodeProperties } from 'n8n-workflow';

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
	{
		displayName: 'Updated After',
		name: 'updatedAfter',
		type: 'dateTime',
		default: '',
		description: 'Those that were changed later than that',
	},
	{
		displayName: 'Updated Before',
		name: 'updatedBefore',
		type: 'dateTime',
		default: '',
		description: 'Those that were changed earlier than that',
	},
];
