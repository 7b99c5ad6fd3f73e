import type { Application, ExportTarget } from '../model';
import type { LinkHealth, LinkState } from './health';
import type { JobLink } from './link';

/** The outputs of a route, in their order. */
export const routes = ['ready', 'waiting', 'notLinked', 'older'] as const;
export type Route = (typeof routes)[number];

/** What is written on an item as `link`. */
export interface RoutedLink {
	state: Route;
	/** Why it waits, for a machine. */
	reason?: LinkHealth | 'sourceStatus';
	/** The same for a person. */
	message?: string;
	/** Row of the link in the table. */
	row?: number;
	/** When the link started; older applications are not exported. */
	startedAt?: string;
}

export interface Routed {
	link: RoutedLink;
	/** Set on the route `ready` only. */
	target?: ExportTarget;
}

export interface LinkInUse {
	link: JobLink;
	state: LinkState;
	/** ISO 8601. */
	startedAt: string;
}

/** Where an application goes. */
export function route(
	application: Pick<Application, 'jobId' | 'status' | 'appliedAt'>,
	links: ReadonlyMap<string, LinkInUse>,
	targetSystem: string,
): Routed {
	const inUse = links.get(application.jobId);
	if (!inUse) {
		return {
			link: { state: 'notLinked', message: `Job ${application.jobId} is not linked to any job.` },
		};
	}
	const { link, state, startedAt } = inUse;
	const common = { row: link.row, startedAt };
	if (startOf(application.appliedAt) < Date.parse(startedAt)) {
		return {
			link: {
				...common,
				state: 'older',
				message: `The application is from ${application.appliedAt.slice(0, 10)}, before link ${link.row} started.`,
			},
		};
	}
	const statusProblem = checkSourceStatus(application, link);
	if (statusProblem) {
		return {
			link: { ...common, state: 'waiting', reason: 'sourceStatus', message: statusProblem },
		};
	}
	if (state.health !== 'ok') {
		return { link: { ...common, state: 'waiting', reason: state.health, message: state.message } };
	}
	const title = state.targetJob?.title ?? link.targetJobTitle;
	return {
		link: { ...common, state: 'ready' },
		target: {
			system: targetSystem,
			jobId: link.targetJobId,
			...(title && { jobTitle: title }),
			...(link.targetStatusId && { statusId: link.targetStatusId }),
		},
	};
}

/** A date without a time counts to its end, so that the day on which a link starts is exported. */
function startOf(timestamp: string): number {
	return Date.parse(timestamp) + (timestamp.length === 10 ? 86_400_000 - 1 : 0);
}

function checkSourceStatus(
	{ status }: Pick<Application, 'status'>,
	link: JobLink,
): string | undefined {
	const current = status?.name ?? status?.id ?? 'none';
	if (link.sourceStatusId) {
		if (status?.id === link.sourceStatusId) return undefined;
		return `The application has the status "${current}", and link ${link.row} exports from another one.`;
	}
	// Without a chosen status the open applications go, as the sources that have such a rule do it.
	if (status?.kind === undefined || status.kind === 'new') return undefined;
	return `The application has the status "${current}", and link ${link.row} exports open applications only.`;
}
