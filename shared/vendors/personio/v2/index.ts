import type { VendorApi } from '../../vendor';
import { personioSystem } from '../mapping';
import { createPersonioV2Client, type PersonioV2Client } from './client';

/** Personio's second API: it reads what the first one writes. */
export const personioV2: VendorApi<PersonioV2Client> = {
	system: personioSystem,
	name: 'Personio',
	credentialType: 'personioV2Api',
	api: 'published',
	connect: createPersonioV2Client,
};
