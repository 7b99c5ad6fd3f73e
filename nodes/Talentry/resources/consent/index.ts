import type { Resource } from '../../../../shared/node/operation';
import { generateLink } from './generateLink';
import { get } from './get';
import { sendEmail } from './sendEmail';
import { unlock } from './unlock';

export const consent: Resource = {
	name: 'Consent',
	value: 'consent',
	firstOperation: get,
	operations: [generateLink, get, sendEmail, unlock],
};
