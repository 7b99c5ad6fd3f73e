import { z } from 'zod';
import { isConfirmed } from '../../../shared/links/ledger';
import { route as routeApplication, routes } from '../../../shared/links/route';
import { sourceStatusSchema } from '../../../shared/model';
import { idText, timestamp } from '../../../shared/model/values';
import { readInput } from '../../../shared/node/input';
import type { Operation } from '../../../shared/node/operation';
import { toJson } from '../../../shared/node/records';
import { inspectLinks } from '../inspect';
import { isTestRun, readLedgers, readLinkMemory } from '../memory';
import { linkParameters, readLinkParameters } from '../parameters';
import { otherSystem } from '../../systems';

const applicationSchema = z.object({
	system: z.string().optional(),
	id: idText,
	jobId: idText,
	appliedAt: timestamp,
	status: z.preprocess((value) => value ?? undefined, sourceStatusSchema.optional()),
});

export const route: Operation = {
	option: {
		name: 'Route',
		value: 'route',
		action: 'Route applications by job link',
		description:
			'Send each application to Ready with its target job, or to Waiting, Not Linked or Older with the reason',
	},
	properties: linkParameters,
	async start(context) {
		const parameters = readLinkParameters(context);
		const { starts } = readLinkMemory(context);
		const inspected = await inspectLinks(context, parameters);
		const links = new Map(inspected.map((inUse) => [inUse.link.sourceJobId, inUse]));
		const { sourceSystem, targetSystem } = parameters;
		const systems = {
			target: targetSystem,
			...(sourceSystem !== otherSystem && { source: sourceSystem }),
		};
		const ledgers = readLedgers(context);

		const notStarted = parameters.links.filter(
			({ sourceJobId, since }) => !since && !starts[sourceJobId],
		);
		if (isTestRun(context) && notStarted.length > 0) {
			context.addExecutionHints({
				message: `Links that have not started: row ${notStarted.map(({ row }) => row).join(', ')}. They start when the active workflow runs for the first time, so this test run shows all their applications under Older. To export earlier ones, set 'Applications Since'.`,
				type: 'info',
				location: 'outputPane',
			});
		}

		return async (itemIndex) => {
			const application = readInput(
				context,
				itemIndex,
				applicationSchema,
				'an application',
				'Connect a node that gives applications, such as Workwise: Get Due for Export.',
			);
			const ledger = ledgers[application.system ?? otherSystem] ?? {};
			if (isConfirmed(ledger, application.jobId, application.id)) return [];
			const routed = routeApplication(application, links, systems);
			const input = context.getInputData()[itemIndex];
			return [
				{
					json: { ...input?.json, ...toJson(routed) },
					...(input?.binary && { binary: input.binary }),
					output: routes.indexOf(routed.link.state),
				},
			];
		};
	},
};
