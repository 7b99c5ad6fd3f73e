import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { toJson } from '../../shared/node/records';
import type { TargetMemory } from '../../shared/links/health';
import type { Ledger } from '../../shared/links/ledger';
import type { JobLink } from '../../shared/links/link';

/**
 * What a node keeps between runs, in n8n's static data. n8n stores it after production runs only: a run that is
 * started by hand in the editor reads it and changes nothing.
 */

export function isTestRun(context: IExecuteFunctions): boolean {
	return context.getMode() === 'manual';
}

const linksSchema = z.object({
	starts: z.record(z.string()).catch({}),
	targets: z
		.record(
			z.object({
				firstAskedAt: z.string(),
				seenAt: z.string().optional(),
				title: z.string().optional(),
			}),
		)
		.catch({}),
});

export interface LinkMemory {
	/** Source job -> when its link was first seen in production, ISO 8601. */
	starts: Record<string, string>;
	/** Target job -> what was seen of it. */
	targets: Record<string, TargetMemory>;
}

export function readLinkMemory(context: IExecuteFunctions): LinkMemory {
	return linksSchema.parse(plain(context.getWorkflowStaticData('node')));
}

export function writeLinkMemory(context: IExecuteFunctions, memory: LinkMemory): void {
	if (isTestRun(context)) return;
	Object.assign(context.getWorkflowStaticData('node'), memory);
}

/**
 * When each link started. A link keeps its start when its target changes: what waited for the old target goes to the
 * new one. Links that are no longer in the table are forgotten.
 */
export function startsOf(
	links: readonly JobLink[],
	known: Record<string, string>,
	now: Date,
): Record<string, string> {
	const starts = links.map(({ sourceJobId, since }) => [
		sourceJobId,
		since ?? known[sourceJobId] ?? now.toISOString(),
	]);
	return Object.fromEntries(starts);
}

const ledgersKey = 'recruitingJobLinkLedgers';
const ledgersSchema = z.record(z.record(z.record(z.string()))).catch({});

/** By the system of the applications. Shared by all nodes of the workflow: one routes, another confirms. */
export function readLedgers(context: IExecuteFunctions): Readonly<Record<string, Ledger>> {
	return ledgersSchema.parse(plain(context.getWorkflowStaticData('global')[ledgersKey]));
}

export function writeLedgers(
	context: IExecuteFunctions,
	ledgers: Readonly<Record<string, Ledger>>,
): void {
	if (isTestRun(context)) return;
	context.getWorkflowStaticData('global')[ledgersKey] = toJson(ledgers);
}

/** n8n hands out a watched object; a copy of its content is enough to check it. */
function plain(value: IDataObject[string] | undefined): unknown {
	return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
