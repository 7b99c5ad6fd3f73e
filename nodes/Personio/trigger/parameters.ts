import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { readTriggerParameter } from '../../../shared/node/parameters';
import { readChoice, requireChoice } from '../../../shared/node/pollParameters';

const events = ['applicationChanged', 'applicationCreated', 'stageChanged'] as const;

export interface TriggerParameters {
	event: (typeof events)[number];
	/** Absent: all jobs. */
	jobIds?: string[];
	/** Empty: all stages. */
	stageIds: string[];
}

/** @throws Failure `validation` */
export function readTriggerParameters(context: IPollFunctions): TriggerParameters {
	const event = readTriggerParameter(context, 'event', z.enum(events), 'Event');
	const of = readTriggerParameter(context, 'jobsOf', z.string(), 'Jobs');
	return {
		event,
		...(of === 'chosen' && {
			jobIds: requireChoice(context, 'jobs', 'Job Names or IDs', "set 'Jobs' to 'All'"),
		}),
		stageIds: event === 'stageChanged' ? readChoice(context, 'stages', 'Stage Names or IDs') : [],
	};
}
