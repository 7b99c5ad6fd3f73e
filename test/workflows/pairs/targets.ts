import type { INodeParameters } from 'n8n-workflow';
import type { SandboxState } from '../../sandbox/server';
import { byId } from '../matchedIo/bench';
import { fileOf } from './person';
import type { Person } from './person';

/** A system that applications are created in. A new one is one row. */
export interface ApplicationTarget {
	system: string;
	node: string;
	/** For one job that all of them go to. */
	parameters: INodeParameters;
	needsEmail: boolean;
	/** What arrived through the node. */
	arrived(state: SandboxState): Person[];
}

export const applicationTargets: ApplicationTarget[] = [
	{
		system: 'erecruiter',
		node: 'erecruiter',
		parameters: {
			resource: 'application',
			operation: 'create',
			jobSource: 'chosen',
			job: byId('5002'),
			sourceIdFrom: 'chosen',
			publicationPlace: byId('902'),
		},
		needsEmail: false,
		arrived: ({ erecruiter }) =>
			erecruiter.applications
				// Those of the seeds have lower ids.
				.filter(({ applicationId }) => applicationId > 71_000)
				.map(({ candidate: { city, ...candidate }, message, files }) => ({
					...candidate,
					location: city,
					message,
					files: files.map(({ name, bytes }) => fileOf(name, bytes)).sort(),
				})),
	},
	{
		system: 'personio',
		node: 'personio',
		parameters: {
			resource: 'application',
			operation: 'create',
			jobSource: 'chosen',
			job: byId('2001'),
			phaseSource: 'initial',
		},
		needsEmail: true,
		arrived: ({ personio }) =>
			personio.applications.map(({ body }) => {
				const attribute = (wanted: string) =>
					body.attributes?.find(({ id }) => id === wanted)?.value?.toString() ?? null;
				return {
					firstName: body.first_name,
					lastName: body.last_name,
					email: body.email,
					phone: attribute('phone'),
					location: attribute('location'),
					message: body.message ?? null,
					files: (body.files ?? [])
						.map(({ uuid, original_filename: name }) =>
							fileOf(name, personio.documents.get(uuid)?.bytes),
						)
						.sort(),
				};
			}),
	},
];
