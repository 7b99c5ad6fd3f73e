import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { connect } from '../../../shared/node/connect';
import { readTriggerParameter } from '../../../shared/node/parameters';
import type { PollEvent, PolledService } from '../../../shared/node/pollTrigger';
import { unreadableMessage } from '../../../shared/node/unreadable';
import { talentry } from '../../../shared/vendors/talentry';
import type { TalentryTalent } from '../../../shared/vendors/talentry/records';
import { events, itemOf, listOf, markOf, momentField, momentOf } from './events';

/** A talent to which it has happened. */
interface Change {
	talent: TalentryTalent;
	moment: string;
}

/** Talentry as the trigger watches it: all talents in one list, by the moment that the event is about. */
export async function connectService(context: IPollFunctions): Promise<PolledService<Change>> {
	const event = readTriggerParameter(context, 'event', z.enum(events), 'Event');
	const states =
		event === 'consentChanged'
			? readTriggerParameter(context, 'consentStates', z.array(z.string()), 'Consent States')
			: [];
	const client = await connect(context, talentry);
	const onUnreadable = (record: UnreadableRecord) =>
		context.logger.warn(unreadableMessage('talent', record));

	function eventOf({ talent, moment }: Change): PollEvent | undefined {
		const isChosen = states.length === 0 || states.includes(talent.consent?.state ?? 'none');
		return isChosen ? { moment, json: itemOf(event, talent, moment) } : undefined;
	}

	async function* samples(): AsyncGenerator<PollEvent> {
		for await (const { record: talent } of client.talents(listOf(event))) {
			const moment = momentOf(event, talent);
			const happened = moment && eventOf({ talent, moment });
			if (happened) yield happened;
		}
	}

	return {
		name: talentry.name,
		scope: [client.talentUrl, event],
		lists: async () => ['talents'],
		async *changes(_list, since) {
			const talents = client.talents(listOf(event, since), { onUnreadable });
			for await (const { record: talent } of talents) {
				const moment = momentOf(event, talent);
				if (moment) yield { talent, moment };
				else onUnreadable({ id: talent.id, problems: [`${momentField(event)}: is missing`] });
			}
		},
		row: ({ talent, moment }) => ({
			id: talent.id,
			modifiedAt: moment,
			mark: markOf(event, talent),
		}),
		event: async (change) => eventOf(change),
		samples: () => [samples()],
	};
}
