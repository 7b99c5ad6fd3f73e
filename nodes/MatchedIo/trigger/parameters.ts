import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { readTriggerParameter } from '../../../shared/node/parameters';
import { requireChoice } from '../../../shared/node/pollParameters';

/** The jobs whose matches start the workflow, in a fixed order; `undefined`: all. @throws Failure `validation` */
export function readJobIds(context: IPollFunctions): string[] | undefined {
	const of = readTriggerParameter(context, 'jobsOf', z.string(), 'Jobs');
	if (of !== 'chosen') return undefined;
	return requireChoice(context, 'jobs', 'Job Names or IDs', "set 'Jobs' to 'All'");
}
