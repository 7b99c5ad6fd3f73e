import { membershipOperation } from './membership';

export const remove = membershipOperation(
	{
		name: 'Remove',
		value: 'remove',
		action: 'Remove talent from pool',
		description: 'Take a talent out of a pool; the talent itself stays',
	},
	false,
);
