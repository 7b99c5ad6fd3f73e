import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The events of a resource by the names of Teamtailor's webhooks. */
function eventsOf(name: string, value: string, updated: string): INodePropertyOptions[] {
	return [
		{ name: `${name} Created`, value: `${value}.create` },
		{ name: `${name} Deleted`, value: `${value}.destroy` },
		{ name: `${name} Updated`, value: `${value}.update`, description: updated },
	];
}

export const eventOptions: INodePropertyOptions[] = [
	...eventsOf('Application', 'job_application', 'It was moved, rejected, or changed otherwise'),
	...eventsOf('Candidate', 'candidate', 'Fields, tags or the consent were changed'),
	...eventsOf('Job', 'job', 'It was published, archived, or changed otherwise'),
];

export function eventsProperty(options: INodePropertyOptions[]): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options,
		default: ['job_application.create'],
		description: 'What starts the workflow',
	};
}
