import type { INodeCredentialDescription, INodePropertyOptions } from 'n8n-workflow';
import { connectOptions } from '../../shared/node/connect';
import type { RequestContext } from '../../shared/node/request';
import { vendorBySystem, vendors } from '../vendors';
import type { StatusSystem } from '../../shared/vendor/vendor';

/** A system that provides no statuses here; they are plain texts. */
const otherSystem = 'other';

const separator = '>';

const names: ReadonlyMap<string, string> = new Map([
	...vendors
		.filter(({ statusSystem }) => statusSystem)
		.map(({ system, name }): [string, string] => [system, name]),
	[otherSystem, 'Other'],
]);

/**
 * Both systems in one choice: n8n shows a credential by what one parameter says, and either of the two may need it.
 */
export const pairOptions: INodePropertyOptions[] = [...names.keys()]
	.flatMap((source) => [...names.keys()].map((target) => ({ source, target })))
	.filter(({ source, target }) => source !== target || source === otherSystem)
	.map(({ source, target }) => ({
		name: `${names.get(source) ?? source} → ${names.get(target) ?? target}`,
		value: source + separator + target,
	}))
	.sort((one, another) => one.name.localeCompare(another.name));

function pairs(fits: (source: string, target: string) => boolean): string[] {
	return pairOptions
		.map(({ value }) => String(value))
		.filter((pair) => {
			const { source, target } = splitPair(pair);
			return fits(source, target);
		});
}

/** The account of each system, asked for in the choices in which the system takes part. */
export const credentialsOfSystems: INodeCredentialDescription[] = vendors
	.filter(({ statusSystem }) => statusSystem)
	.map(({ system, credentialType }) => ({
		name: credentialType,
		required: true,
		displayOptions: {
			show: { systems: pairs((source, target) => source === system || target === system) },
		},
	}));

/** The choices with statuses from both systems; the others know them as texts only. */
export const pairsWithLists = pairs(
	(source, target) => source !== otherSystem && target !== otherSystem,
);
/** Whether the system's statuses belong to a job, so that one has to be chosen. */
export function hasStatusesPerJob(system: string): boolean {
	return vendorBySystem.get(system)?.statusesPerJob === true;
}

export const pairsWithSourceJob = pairs(hasStatusesPerJob);
export const pairsWithTargetJob = pairs((_, target) => hasStatusesPerJob(target));

export function splitPair(pair: string): { source: string; target: string } {
	const [source = otherSystem, target = otherSystem] = pair.split(separator);
	return { source, target };
}

/** `undefined` for a system without statuses of its own. */
export async function connectStatusSystem(
	context: RequestContext,
	system: string,
): Promise<StatusSystem | undefined> {
	const vendor = vendorBySystem.get(system);
	return vendor?.statusSystem?.(await connectOptions(context, vendor.credentialType));
}
