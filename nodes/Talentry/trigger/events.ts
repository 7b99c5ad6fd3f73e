import type { TalentFilter } from '../../../shared/vendors/talentry/client';
import { toTalent } from '../../../shared/vendors/talentry/mapping';
import type { TalentryTalent } from '../../../shared/vendors/talentry/records';

export const events = ['consentChanged', 'talentCreated', 'talentChanged'] as const;

export type Event = (typeof events)[number];

/** How the talents of an event are listed, the oldest first. `from`: ISO 8601; absent for all. */
export function listOf(event: Event, from?: string): TalentFilter {
	switch (event) {
		case 'consentChanged':
			return { orderBy: 'consentChangedAt', consentChangedAfter: from };
		case 'talentCreated':
			return { orderBy: 'createdAt', createdAfter: from };
		case 'talentChanged':
			return { orderBy: 'updatedAt', updatedAfter: from };
	}
}

/** When it happened; `undefined` where the service does not say. */
export function momentOf(event: Event, talent: TalentryTalent): string | undefined {
	const { consent, createdAt, updatedAt } = talent;
	const moments = {
		consentChanged: consent?.changedAt,
		talentCreated: createdAt,
		talentChanged: updatedAt,
	};
	return moments[event] ?? undefined;
}

/** The field in which the moment is missing, as the contract names it. */
export function momentField(event: Event): string {
	const fields = {
		consentChanged: 'consent.changedAt',
		talentCreated: 'createdAt',
		talentChanged: 'updatedAt',
	};
	return fields[event];
}

/** A consent that has another state is a change even at the same moment. */
export function markOf(event: Event, { consent }: TalentryTalent): string {
	return event === 'consentChanged' ? (consent?.state ?? 'none') : '';
}

export function itemOf(event: Event, talent: TalentryTalent, changedAt: string): object {
	return { ...toTalent(talent), event, changedAt };
}
