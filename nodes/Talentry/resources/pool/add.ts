import { membershipOperation } from './membership';

export const add = membershipOperation(
	{
		name: 'Add',
		value: 'add',
		action: 'Add talent to pool',
		description: 'Put a talent into a pool; one that is in it already is left alone',
	},
	true,
);
