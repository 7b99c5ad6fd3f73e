import { textList } from '../../shared/node/panel/parameters';
import type { PollEvent } from '../../shared/node/poll/pollTrigger';
import { choice, shownIf } from '../../shared/vendor/fields';
import { triggerOf } from '../../shared/vendor/triggerOf';
import { talentryApi } from './api';
import { consentStates } from './consentOperations';
import { consentState } from './obtainConsent';
import { toTalent, type TalentryTalent } from './records';

/** Rows that come with one call of the contract. */
const pageSize = 100;

/** How the talents of an event are listed, the oldest first, and where each says when it happened. */
const events = {
	consentChanged: {
		orderBy: 'consentChangedAt',
		after: 'consentChangedAfter',
		field: 'consent.changedAt',
		momentOf: ({ consent }: TalentryTalent) => consent?.changedAt,
		// A consent that has another state is a change even at the same moment.
		markOf: consentState,
	},
	talentCreated: {
		orderBy: 'createdAt',
		after: 'createdAfter',
		field: 'createdAt',
		momentOf: ({ createdAt }: TalentryTalent) => createdAt,
		markOf: () => '',
	},
	talentChanged: {
		orderBy: 'updatedAt',
		after: 'updatedAfter',
		field: 'updatedAt',
		momentOf: ({ updatedAt }: TalentryTalent) => updatedAt,
		markOf: () => '',
	},
};

/** A talent to which it has happened. */
interface Change {
	talent: TalentryTalent;
	moment: string;
}

/** All talents in one list, by the moment that the event is about. */
export const poll = triggerOf(
	talentryApi,
	{ loadOptions: {} },
	{
		fields: {
			event: choice(
				'Event',
				{
					consentChanged: {
						name: 'Consent Changed',
						description: 'A consent was requested, accepted, declined or withdrawn, or has expired',
					},
					talentCreated: { name: 'Talent Created', description: 'There is a new talent' },
					talentChanged: {
						name: 'Talent Created or Changed',
						description:
							'There is a new talent, or something about one has changed; of several changes the latest',
					},
				},
				'consentChanged',
			),
			consentStates: shownIf(
				{ event: ['consentChanged'] },
				{
					...consentStates('The states to start for; all of them when none is chosen'),
					value: () => textList,
				},
			),
		},
		watch(client, { event = 'consentChanged', consentStates: states = [] }, tools) {
			const { orderBy, after, field, momentOf, markOf } = events[event];
			const onUnreadable = tools.onUnreadable('talent');

			async function* changes(since?: string, tell = onUnreadable): AsyncGenerator<Change> {
				const query = { orderBy, ...(since && { [after]: since }) };
				const talents = client.list('listTalents', { onUnreadable: tell }, query);
				for await (const { record: talent } of talents) {
					const moment = momentOf(talent);
					if (moment) yield { talent, moment };
					else tell({ id: talent.id, problems: [`${field}: is missing`] });
				}
			}

			function eventOf({ talent, moment }: Change): PollEvent | undefined {
				if (states.length > 0 && !states.includes(consentState(talent))) return undefined;
				return { moment, json: { ...toTalent(talent), event, changedAt: moment } };
			}

			async function* samples(): AsyncGenerator<PollEvent> {
				for await (const change of changes(undefined, () => undefined)) {
					const happened = eventOf(change);
					if (happened) yield happened;
				}
			}

			return {
				scope: [client.baseUrl, event],
				lists: async () => ['talents'],
				changes: (_list, since) => changes(since),
				order: 'oldestFirst',
				pageSize,
				row: ({ talent, moment }) => ({
					id: talent.id,
					modifiedAt: moment,
					mark: markOf(talent),
				}),
				event: async (change) => eventOf(change),
				samples: () => [samples()],
			};
		},
	},
);
