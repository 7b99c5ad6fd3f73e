import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../shared/http/failure';
import { readTriggerParameter, requiredId } from '../../../shared/node/parameters';

/** The jobs whose matches start the workflow, in a fixed order; `undefined`: all. @throws Failure `validation` */
export function readJobIds(context: IPollFunctions): string[] | undefined {
	const of = readTriggerParameter(context, 'jobsOf', z.string(), 'Jobs');
	if (of !== 'chosen') return undefined;
	const name = 'Job Names or IDs';
	const ids = readTriggerParameter(context, 'jobs', z.array(requiredId), name);
	if (ids.length > 0) return [...new Set(ids)].sort();
	throw invalidInput(
		`'${name}' is empty`,
		[{ field: name, message: 'is empty' }],
		"Choose at least one, or set 'Jobs' to 'All'.",
	);
}
