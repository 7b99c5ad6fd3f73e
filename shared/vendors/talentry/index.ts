import type { Vendor } from '../vendor';
import { createTalentryClient, type TalentryClient } from './client';
import { talentrySystem } from './mapping';

export const talentry: Vendor<TalentryClient> = {
	system: talentrySystem,
	name: 'Talentry',
	credentialType: 'talentryApi',
	// Three endpoints are published; everything about talents is a contract of ours.
	api: 'partlyPublished',
	facts: {
		api: 'Jobs full load, applications by stage and points report are published; all about talents is our contract',
		statuses: 'Of a talent: can be set at any time',
		files: 'None',
		consent: 'Read and obtained: by link, by e-mail, or unlocked by hand by an administrator',
		limits: 'As the service says when it refuses (429)',
	},
	connect: createTalentryClient,
};
