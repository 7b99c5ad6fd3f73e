import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn } from '../../../shared/node/moment';
import { readTriggerParameter } from '../../../shared/node/parameters';
import { readOnlyAfterActivation, requireChoice } from '../../../shared/node/pollParameters';

export interface TriggerParameters {
	/** Names or ids; absent: the status of open applications. */
	statuses?: string[];
	jobsOf: 'all' | 'chosen' | 'connected';
	/** Of chosen jobs. */
	jobIds?: string[];
	onlyAfterActivation: boolean;
	/** ISO 8601; absent: the first poll. */
	activation?: string;
}

/** @throws Failure `validation` */
export function readTriggerParameters(context: IPollFunctions): TriggerParameters {
	const statusOf = readTriggerParameter(context, 'statusOf', z.string(), 'Status');
	const jobsOf = readTriggerParameter(
		context,
		'jobsOf',
		z.enum(['all', 'chosen', 'connected']),
		'Jobs',
	);
	const { activation } = readTriggerParameter(
		context,
		'options',
		z.object({ activation: momentIn(context.getTimezone()) }),
		'Options',
	);
	return {
		...(statusOf === 'chosen' && {
			statuses: requireChoice(
				context,
				'statuses',
				'Status Names or IDs',
				"set 'Status' to 'Open Applications'",
			),
		}),
		jobsOf,
		...(jobsOf === 'chosen' && {
			jobIds: requireChoice(context, 'jobs', 'Job Names or IDs', "set 'Jobs' to 'All'"),
		}),
		onlyAfterActivation: readOnlyAfterActivation(context),
		...(activation && { activation }),
	};
}
