import type {
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { connectOptions } from '../shared/node/account/connect';
import type { Status } from '../shared/model';
import type { RequestContext } from '../shared/node/account/request';
import type { JobSource, JobTarget, RegisteredVendor, StatusSystem } from '../shared/vendor/vendor';
import { vendorBySystem, vendors } from './vendors';

/** The two systems that a node connects, chosen one by one, with the account of each. */

/** A system that this package has no lists of; IDs and texts are entered instead. */
export const otherSystem = 'other';

export type Side = 'source' | 'target';

/** What the side of a node needs of a system. */
export type Role = 'jobSource' | 'jobTarget' | 'statusSystem';

interface SystemChoice {
	role: Role;
	/** What "Other" means here. */
	other: string;
	default: string;
	description: string;
}

const parameterOf = { source: 'sourceSystem', target: 'targetSystem' } as const;

/**
 * "Source System" and "Target System", with the credentials directly below them. n8n shows a credential by the values of
 * parameters that must all fit, which cannot say "this system on either side": hidden parameters say it, which are there
 * if one of the sides has the system.
 */
export function systemParameters(
	choices: Record<Side, SystemChoice>,
	operations: readonly string[],
): { parameters: INodeProperties[]; markers: INodeProperties[] } {
	const sides: Side[] = ['source', 'target'];
	return {
		parameters: [
			systemParameter('Source System', 'source', choices.source),
			systemParameter('Target System', 'target', choices.target),
			{
				displayName: 'Credentials',
				name: 'credentials',
				type: 'credentials',
				default: '',
				description: 'The accounts of the two systems, as far as they have lists to choose from',
			},
		],
		markers: sides.flatMap((side) =>
			systemsWith(choices[side].role).map(({ system }) =>
				marker(system, { [parameterOf[side]]: [system], operation: [...operations] }),
			),
		),
	};
}

function systemParameter(
	displayName: string,
	side: Side,
	{ role, other, default: system, description }: SystemChoice,
): INodeProperties {
	const options: INodePropertyOptions[] = [
		...systemsWith(role).map(({ name, system: value }) => ({ name: titleOf(name), value })),
		{ name: 'Other', value: otherSystem, description: other },
	];
	return {
		displayName,
		name: parameterOf[side],
		type: 'options',
		noDataExpression: true,
		options: options.sort((one, another) => one.name.localeCompare(another.name)),
		default: system,
		description,
	};
}

/** The account of each system that has one of the roles. */
export function credentialsOf(...roles: Role[]): INodeCredentialDescription[] {
	return vendors
		.filter((vendor) => roles.some((role) => vendor[role]))
		.map(({ system, credentialType }) => ({
			name: credentialType,
			required: true,
			displayOptions: { show: { [markerOf(system)]: [true] } },
		}));
}

function marker(system: string, show: Record<string, string[]>): INodeProperties {
	const name = markerOf(system);
	const displayName = `Uses ${system.split('-').map(titleOf).join(' ')}`;
	return { displayName, name, type: 'hidden', default: true, displayOptions: { show } };
}

/** A name in lower case as the entry of a list begins with a capital, as n8n wants it. */
function titleOf(name: string): string {
	return /^[a-z]+$/.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

function markerOf(system: string): string {
	return `uses_${system}`;
}

/** The systems that have a role. */
export function systemsWith(role: Role): RegisteredVendor[] {
	return vendors.filter((vendor) => vendor[role]);
}

/** The systems from which files of applications can be read. */
export const systemsWithDocuments: readonly string[] = systemsWith('jobSource')
	.filter(({ hasDocuments }) => hasDocuments)
	.map(({ system }) => system);

/** The name that a user sees. */
export function nameOfSystem(system: string): string {
	return vendorBySystem.get(system)?.name ?? 'the other system';
}

/** `undefined` for a system without a list of jobs. */
export async function connectSource(
	context: RequestContext,
	system: string,
): Promise<JobSource | undefined> {
	const vendor = vendorBySystem.get(system);
	return vendor?.jobSource?.(await connectOptions(context, vendor.credentialType));
}

/** `undefined` for a system without a list of jobs. */
export async function connectTarget(
	context: RequestContext,
	system: string,
): Promise<JobTarget | undefined> {
	const vendor = vendorBySystem.get(system);
	return vendor?.jobTarget?.(await connectOptions(context, vendor.credentialType));
}

/**
 * The statuses of a system as one side of a map: at the target those that can be set, at the source also the rejection
 * that stands beside them. `undefined` for a system without statuses of its own.
 */
export async function connectStatusSystem(
	context: RequestContext,
	system: string,
	side: Side,
): Promise<StatusSystem | undefined> {
	const vendor = vendorBySystem.get(system);
	const known = vendor?.statusSystem?.(await connectOptions(context, vendor.credentialType));
	if (side === 'target') {
		const { outcomes } = known ?? {};
		return outcomes ? { statuses: async () => [...outcomes] } : known;
	}
	if (!known?.rejectionIsBeside) return known;
	const rejected = { system, ...rejection };
	return { ...known, statuses: async (jobId) => [...(await known.statuses(jobId)), rejected] };
}

/** The status of an application that is rejected in a system where the rejection stands beside the status. */
export const rejection: Status = {
	id: 'rejected',
	name: 'Rejected',
	kind: 'rejected',
	builtIn: true,
};

/** The systems of which a side has the statuses of a job, so that the item has to name one. */
export function systemsWithStatusesPerJob(side: Side): string[] {
	return vendors
		.filter(
			({ statusesPerJob, takesOutcomes }) =>
				statusesPerJob && !(side === 'target' && takesOutcomes),
		)
		.map(({ system }) => system);
}
