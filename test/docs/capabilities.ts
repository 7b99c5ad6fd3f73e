import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

/**
 * docs/capabilities.md, from what the code itself uses: the operations and events that the nodes of the build describe,
 * and the registry by which the Job Link and the Status Map know the systems.
 */

const textOption = z.object({ name: z.string(), value: z.unknown() });

const propertySchema = z.object({
	name: z.string(),
	displayOptions: z
		.object({ show: z.object({ resource: z.array(z.string()).optional() }).optional() })
		.optional(),
	options: z.array(textOption.partial().passthrough()).optional(),
});

const nodeSchema = z.object({
	description: z.object({
		displayName: z.string(),
		description: z.string(),
		group: z.array(z.string()),
		credentials: z.array(z.object({ name: z.string() })).default([]),
		properties: z.array(propertySchema),
	}),
});

const factsSchema = z.object({
	...{ api: z.string(), statuses: z.string(), files: z.string() },
	...{ consent: z.string(), limits: z.string() },
});

const systemSchema = z.object({
	name: z.string(),
	credentialType: z.string(),
	facts: factsSchema,
	jobSource: z.unknown(),
	jobTarget: z.unknown(),
	statusSystem: z.unknown(),
});

type System = z.infer<typeof systemSchema>;
type NodeDescription = z.infer<typeof nodeSchema>['description'];

const classSchema = z.custom<new () => object>((value) => typeof value === 'function');

/** @param repository with a build in dist/ */
export async function describeCapabilities(repository: string): Promise<string> {
	const registry: unknown = await import(join(repository, 'dist/nodes/vendors.js'));
	const { vendors: systems } = z.object({ vendors: z.array(systemSchema) }).parse(registry);
	const nodes = await readNodes(repository);
	return [
		'# What Each System Can Do',
		'',
		'<!-- Made from the code by `npm run docs`; a test compares both. -->',
		'',
		'Every list can also be [exported to a file](files.md), and every record is in one [vocabulary](vocabulary.md).',
		'',
		...overview(systems),
		...systems.flatMap((system) => detailsOf(system, nodes)),
	].join('\n');
}

async function readNodes(repository: string): Promise<NodeDescription[]> {
	const text = await readFile(join(repository, 'package.json'), 'utf8');
	const manifest = z.object({ n8n: z.object({ nodes: z.array(z.string()) }) });
	return await Promise.all(
		manifest.parse(JSON.parse(text)).n8n.nodes.map(async (file) => {
			const className = basename(file, '.node.js');
			const exported: unknown = await import(join(repository, file));
			const nodeClass = z.object({ [className]: classSchema }).parse(exported)[className];
			return nodeSchema.parse(new nodeClass()).description;
		}),
	);
}

function overview(systems: readonly System[]): string[] {
	return [
		'| System | API | Job Link | Status Map |',
		'| --- | --- | --- | --- |',
		...systems.map((system) =>
			row([
				`[${system.name}](#${anchorOf(system.name)})`,
				system.facts.api,
				rolesOf(system),
				system.statusSystem ? 'Yes' : '–',
			]),
		),
		'',
	];
}

/** What the system can be in the Job Link. */
function rolesOf({ jobSource, jobTarget }: System): string {
	if (jobSource && jobTarget) return 'Source and target';
	return jobSource ? 'Source' : jobTarget ? 'Target' : '–';
}

function detailsOf(
	{ name: systemName, credentialType, facts }: System,
	nodes: NodeDescription[],
): string[] {
	const own = nodes.filter(
		(node) =>
			!node.displayName.startsWith('Recruiting') &&
			// The first one is the account of the node itself.
			node.credentials.slice(0, 1).some(({ name }) => isAccountOf(name, credentialType)),
	);
	const triggers = own.filter(({ group }) => group.includes('trigger'));
	const operations = own
		.filter(({ group }) => !group.includes('trigger'))
		.flatMap(({ properties }) => operationsOf(properties));
	return [
		`## ${systemName}`,
		'',
		'| | |',
		'| --- | --- |',
		...operations.map(([resource, names]) => row([`**${resource}**`, names.join(', ')])),
		...triggers.map((trigger) => row([`**${trigger.displayName}**`, eventsOf(trigger)])),
		row(['Statuses', facts.statuses]),
		row(['Files', facts.files]),
		row(['Consent', facts.consent]),
		row(['Limits', facts.limits]),
		'',
	];
}

/** A vendor may have a second credential, e.g. for the second version of its API. */
function isAccountOf(credential: string, credentialType: string): boolean {
	const service = credentialType.replace(/Api$/, '');
	return credential === credentialType || credential.startsWith(`${service}V`);
}

function operationsOf(properties: NodeDescription['properties']): Array<[string, string[]]> {
	const resources = properties.find(({ name }) => name === 'resource')?.options ?? [];
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).map((value): [string, string[]] => [
				resources.find((resource) => resource.value === value)?.name ?? value,
				options.map(({ name }) => name ?? ''),
			]),
		);
}

function eventsOf({ properties, description }: NodeDescription): string {
	const events = properties.find(({ name }) => name === 'event' || name === 'events');
	return events?.options?.map(({ name }) => name).join(', ') || description;
}

function row(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

function anchorOf(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.replace(/\s/g, '-');
}
