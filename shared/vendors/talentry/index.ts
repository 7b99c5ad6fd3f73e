import type { Vendor } from '../vendor';
import { createTalentryClient, type TalentryClient } from './client';
import { talentrySystem } from './mapping';

export const talentry: Vendor<TalentryClient> = {
	system: talentrySystem,
	name: 'Talentry',
	credentialType: 'talentryApi',
	// Three endpoints are published; everything about talents is a contract of ours.
	api: 'partlyPublished',
	connect: createTalentryClient,
};
