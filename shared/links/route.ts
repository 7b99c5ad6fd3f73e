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
	reason?: LinkHealth | 'sourceStatus' | 'documentsUnavailable';
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
}

/** The systems that a table of links connects. */
export interface LinkedSystems {
	/** The `system` of its records; absent: any. */
	source?: string;
	target: string;
}

/** What a route looks at. */
export type RoutedApplication = Pick<Application, 'jobId' | 'status' | 'appliedAt'> & {
	system?: string;
	/** When the trigger that gave the application began, ISO 8601: the start of links that name none. */
	activatedAt?: string;
	/** The job that the source itself knows for it, e.g. the one from which its own job was imported. */
	target?: ExportTarget;
};

/**
 * When the link starts for an application: the moment in its row, otherwise that of the trigger; `undefined` if neither
 * says one.
 */
export function startOfLink(link: JobLink, { activatedAt }: RoutedApplication): string | undefined {
	return link.since ?? activatedAt;
}

/** Systems count their jobs alike: the same ID is another job elsewhere. */
export function isFromAnotherSystem(
	{ system }: RoutedApplication,
	{ source }: LinkedSystems,
): boolean {
	return !!system && !!source && system !== source;
}

/**
 * Where an application goes. Without a start, none is older than the link.
 * @param stateOfOwn how the job stands that an application brings along
 */
export function route(
	application: RoutedApplication,
	links: ReadonlyMap<string, LinkInUse>,
	systems: LinkedSystems,
	stateOfOwn: (targetJobId: string) => LinkState,
): Routed {
	if (isFromAnotherSystem(application, systems)) {
		return {
			link: {
				state: 'notLinked',
				message: `The application is from ${application.system}, and these links are for jobs of ${systems.source}.`,
			},
		};
	}
	const inUse = links.get(application.jobId);
	if (!inUse) {
		const own = application.target?.system === systems.target ? application.target : undefined;
		if (own) return routeToOwn(application, own, stateOfOwn(own.jobId));
		return {
			link: { state: 'notLinked', message: `Job ${application.jobId} is not linked to any job.` },
		};
	}
	const { link, state } = inUse;
	const startedAt = startOfLink(link, application);
	const common = { row: link.row, ...(startedAt && { startedAt }) };
	if (startedAt && endOf(application.appliedAt) < Date.parse(startedAt)) {
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
			system: systems.target,
			jobId: link.targetJobId,
			...(title && { jobTitle: title }),
			...(link.targetStatusId && { statusId: link.targetStatusId }),
		},
	};
}

/** Without a link, the application goes to the job that its source knows. */
function routeToOwn(
	{ status }: RoutedApplication,
	own: ExportTarget,
	{ health, message, targetJob }: LinkState,
): Routed {
	if (!isOpen(status)) {
		const current = status?.name ?? status?.id ?? 'none';
		return {
			link: {
				state: 'waiting',
				reason: 'sourceStatus',
				message: `The application has the status "${current}", and without a link only open applications are exported.`,
			},
		};
	}
	if (health !== 'ok') return { link: { state: 'waiting', reason: health, message } };
	const title = targetJob?.title ?? own.jobTitle;
	return { link: { state: 'ready' }, target: { ...own, ...(title && { jobTitle: title }) } };
}

function isOpen(status: Application['status']): boolean {
	return status?.kind === undefined || status.kind === 'new';
}

/** A date without a time counts to its end, so that the day on which a link starts is exported. */
function endOf(timestamp: string): number {
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
	if (isOpen(status)) return undefined;
	return `The application has the status "${current}", and link ${link.row} exports open applications only.`;
}
