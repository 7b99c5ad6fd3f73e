import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn } from '../../../shared/node/moment';
import { optionalText, readTriggerParameter } from '../../../shared/node/parameters';
import { readOnlyAfterActivation, requireChoice } from '../../../shared/node/pollParameters';

export interface TriggerParameters {
	event: 'applicationCreated' | 'statusChanged';
	/** Absent: all recruitments. */
	recruitmentIds?: string[];
	onlyAfterActivation: boolean;
	/** ISO 8601; absent: the first poll. */
	activation?: string;
	originSystem?: string;
}

/** @throws Failure `validation` */
export function readTriggerParameters(context: IPollFunctions): TriggerParameters {
	const event = readTriggerParameter(
		context,
		'event',
		z.enum(['applicationCreated', 'statusChanged']),
		'Event',
	);
	const of = readTriggerParameter(context, 'recruitmentsOf', z.string(), 'Recruitments');
	const { activation, originSystem } = readTriggerParameter(
		context,
		'options',
		z.object({ activation: momentIn(context.getTimezone()), originSystem: optionalText }),
		'Options',
	);
	return {
		event,
		...(of === 'chosen' && {
			recruitmentIds: requireChoice(
				context,
				'recruitments',
				'Recruitment Names or IDs',
				"set 'Recruitments' to 'All'",
			),
		}),
		onlyAfterActivation: event === 'statusChanged' && readOnlyAfterActivation(context),
		...(activation && { activation }),
		...(originSystem && { originSystem }),
	};
}
