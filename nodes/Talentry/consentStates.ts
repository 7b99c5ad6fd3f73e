import type { INodePropertyOptions } from 'n8n-workflow';

/** The states of a consent as Talentry names them; `none`: nobody has asked. */
export const consentStateOptions: INodePropertyOptions[] = [
	{ name: 'Accepted', value: 'accepted' },
	{ name: 'Declined', value: 'declined' },
	{ name: 'Expired', value: 'expired' },
	{ name: 'None', value: 'none', description: 'Nobody has asked yet' },
	{ name: 'Requested', value: 'requested' },
	{ name: 'Withdrawn', value: 'withdrawn' },
];
