import type { INodeCredentialDescription, INodePropertyOptions } from 'n8n-workflow';
import { Failure } from '../../shared/http/failure';
import { connectOptions } from '../../shared/node/connect';
import type { RequestContext } from '../../shared/node/request';
import { vendorBySystem, vendors } from '../vendors';
import type { JobSource, JobTarget } from '../../shared/vendor/vendor';

/** A system that this package has no node for; its jobs are entered by ID. */
export const otherSystem = 'other';

const other: INodePropertyOptions = {
	name: 'Other',
	value: otherSystem,
	description: 'A system without a list here; enter the IDs of its jobs',
};

function optionsOf(role: 'jobSource' | 'jobTarget'): INodePropertyOptions[] {
	const systems = vendors.filter((vendor) => vendor[role]);
	return [...systems.map(({ name, system }) => ({ name, value: system })), other].sort(
		(one, another) => one.name.localeCompare(another.name),
	);
}

export const sourceSystems = optionsOf('jobSource');
export const targetSystems = optionsOf('jobTarget');

/**
 * The account of each system, asked for where one of its lists is chosen from. A system is a source or a target, never
 * both: n8n can show a credential by what one parameter says.
 */
export const credentialsOfSystems: INodeCredentialDescription[] = vendors.flatMap(
	({ system, credentialType, jobSource, jobTarget }) => {
		if (!jobSource && !jobTarget) return [];
		const role = jobSource ? 'sourceSystem' : 'targetSystem';
		return [
			{
				name: credentialType,
				required: true,
				displayOptions: { show: { [role]: [system], operation: ['route', 'check'] } },
			},
		];
	},
);

/** The name that a user sees. */
export function nameOfSystem(system: string): string {
	return vendorBySystem.get(system)?.name ?? 'the other system';
}

/** `undefined` for a system without a list. */
export async function connectSource(
	context: RequestContext,
	system: string,
): Promise<JobSource | undefined> {
	const vendor = vendorBySystem.get(system);
	return vendor?.jobSource?.(await connectOptions(context, vendor.credentialType));
}

/** `undefined` for a system without a list. */
export async function connectTarget(
	context: RequestContext,
	system: string,
): Promise<JobTarget | undefined> {
	const vendor = vendorBySystem.get(system);
	return vendor?.jobTarget?.(await connectOptions(context, vendor.credentialType));
}

export function noList(role: 'source' | 'target'): Failure {
	return new Failure({
		kind: 'validation',
		message: `There is no list for the ${role} system "Other"`,
		remedy: "Switch the field to 'By ID' and enter the ID.",
	});
}
