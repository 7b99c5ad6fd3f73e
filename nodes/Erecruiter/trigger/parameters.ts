import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../shared/http/failure';
import { momentIn } from '../../../shared/node/moment';
import { optionalText, readTriggerParameter, requiredId } from '../../../shared/node/parameters';

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
		...(of === 'chosen' && { recruitmentIds: readRecruitmentIds(context) }),
		onlyAfterActivation:
			event === 'statusChanged' &&
			readTriggerParameter(
				context,
				'onlyAfterActivation',
				z.boolean(),
				'Only Applications Made After Activation',
			),
		...(activation && { activation }),
		...(originSystem && { originSystem }),
	};
}

function readRecruitmentIds(context: IPollFunctions): string[] {
	const name = 'Recruitment Names or IDs';
	const ids = readTriggerParameter(context, 'recruitments', z.array(requiredId), name);
	if (ids.length > 0) return [...new Set(ids)].sort();
	throw invalidInput(
		`'${name}' is empty`,
		[{ field: name, message: 'is empty' }],
		"Choose at least one, or set 'Recruitments' to 'All'.",
	);
}
