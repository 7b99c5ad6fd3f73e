import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../shared/http/failure';
import type { JobLink } from '../../../shared/links/link';
import {
	isFromAnotherSystem,
	route as routeApplication,
	routes,
	startOfLink,
	type LinkedSystems,
	type LinkInUse,
} from '../../../shared/links/route';
import { documentSchema, exportTargetSchema, sourceStatusSchema } from '../../../shared/model';
import { idText, listOf, timestamp } from '../../../shared/model/values';
import { inputJson, readInput } from '../../../shared/node/input/inputRecord';
import type { Operation } from '../../../shared/node/run/operation';
import { toJson } from '../../../shared/node/run/records';
import { inspectLinks } from '../inspect';
import { readLinkParameters, routeParameters, sourceNameOf } from '../parameters';
import { fileFetcher } from '../readyFiles';

const applicationSchema = z.object({
	system: z.string().optional(),
	id: idText,
	jobId: idText,
	appliedAt: timestamp,
	activatedAt: timestamp.optional().catch(undefined),
	status: z.preprocess((value) => value ?? undefined, sourceStatusSchema.optional()),
	target: exportTargetSchema.optional().catch(undefined),
	/** What is wrong with them is said where they are needed. */
	documents: listOf(documentSchema.passthrough()).catch([]),
});

export const route: Operation = {
	option: {
		name: 'Route',
		value: 'route',
		action: 'Route applications by job link',
		description:
			'Send each application to Ready with its target job, or to Waiting, Not Linked or Older with the reason',
	},
	properties: routeParameters,
	async start(context) {
		const parameters = readLinkParameters(context);
		const inspected = await inspectLinks(context, parameters);
		const links = new Map(inspected.links.map((inUse) => [inUse.link.sourceJobId, inUse]));
		const { sourceSystem, targetSystem } = parameters;
		const source = sourceNameOf(context, sourceSystem);
		if (!source) refuseSeveralSystems(context);
		const systems = { target: targetSystem, ...(source && { source }) };
		const isTestRun = context.getMode() === 'manual';
		if (isTestRun) explainTestRun(context, parameters.links);
		else refuseUnknownStarts(context, links, systems);
		const fetchFiles = await fileFetcher(context, sourceSystem);

		return async (itemIndex) => {
			const { activatedAt, ...application } = readInput(
				context,
				itemIndex,
				applicationSchema,
				'an application',
				'Connect a node that gives applications, such as Workwise: Get Due for Export.',
			);
			// The samples of a trigger come with the moment of the test: every one of them would be older.
			const start = isTestRun ? {} : { activatedAt };
			const routed = routeApplication(
				{ ...application, ...start },
				links,
				systems,
				inspected.stateOfOwn,
			);
			const input = context.getInputData()[itemIndex];
			const asItCame = {
				json: { ...input?.json, ...toJson(routed) },
				...(input?.binary && { binary: input.binary }),
				output: routes.indexOf(routed.link.state),
			};
			if (routed.link.state !== 'ready' || !fetchFiles) return [asItCame];
			const { documents, binary, waits } = await fetchFiles(itemIndex, application);
			if (waits) {
				const link = { ...routed.link, state: 'waiting', ...waits };
				const json = { ...input?.json, ...toJson({ link }) };
				return [{ ...asItCame, json, output: routes.indexOf('waiting') }];
			}
			if (Object.keys(binary).length === 0) return [asItCame];
			return [
				{
					...asItCame,
					json: { ...asItCame.json, ...toJson({ documents }) },
					binary: { ...input?.binary, ...binary },
				},
			];
		};
	},
};

/**
 * Systems count their jobs alike: without the name of the source, a link would take the applications of another job.
 * @throws Failure `validation` with the names
 */
function refuseSeveralSystems(context: IExecuteFunctions): void {
	const named = z.object({ system: z.string().min(1) });
	const found = new Set<string>();
	for (const itemIndex of context.getInputData().keys()) {
		const { data } = named.safeParse(inputJson(context, itemIndex));
		if (data) found.add(data.system);
	}
	if (found.size < 2) return;
	const names = [...found].sort().join(', ');
	throw invalidInput(
		`The applications are from several systems (${names}), whose jobs may have the same IDs`,
		[{ field: 'Name of the Source System', message: 'is empty' }],
		"Nothing was routed, so everything stays due. Enter the one whose jobs are linked in 'Name of the Source System', and use one Job Link for each system.",
	);
}

/** A test run is there to be looked at: a link that names no start takes every application. */
function explainTestRun(context: IExecuteFunctions, links: readonly JobLink[]): void {
	const rows = links.filter(({ since }) => !since).map(({ row }) => row);
	if (rows.length === 0) return;
	context.addExecutionHints({
		message: `'Applications Since' is empty in row ${rows.join(', ')}. In this test run, these links take all applications, however old they are. Fill it in before you activate the workflow, unless a trigger such as Workwise Trigger gives the applications.`,
		type: 'info',
		location: 'outputPane',
	});
}

/**
 * A node that runs in an execution cannot remember when it first ran, so the start must be said before anything is
 * exported: otherwise all old applications would go.
 * @throws Failure `validation` with the rows
 */
function refuseUnknownStarts(
	context: IExecuteFunctions,
	links: ReadonlyMap<string, LinkInUse>,
	systems: LinkedSystems,
): void {
	const found = new Set<number>();
	for (const itemIndex of context.getInputData().keys()) {
		// An item that is not an application is named when it is routed.
		const { data: application } = applicationSchema.safeParse(inputJson(context, itemIndex));
		if (!application || isFromAnotherSystem(application, systems)) continue;
		const link = links.get(application.jobId)?.link;
		if (link && !startOfLink(link, application)) found.add(link.row);
	}
	if (found.size === 0) return;
	const rows = [...found].sort((one, other) => one - other);
	const now = new Date().toISOString();
	throw invalidInput(
		`'Applications Since' is empty in row ${rows.join(', ')}, and the applications do not say when the workflow was activated`,
		rows.map((row) => ({ field: `Row ${row}, Applications Since`, message: 'is empty' })),
		`Nothing was routed, so everything stays due. Enter the moment from which applications are exported, e.g. ${now} for those that arrive from now on.`,
	);
}
