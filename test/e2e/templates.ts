import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

import { repository, templatesFolder } from './places';

const nodeSchema = z
	.object({
		name: z.string(),
		type: z.string(),
		parameters: z.record(z.string(), z.unknown()),
		credentials: z.record(z.string(), z.object({ id: z.string(), name: z.string() })).optional(),
	})
	.passthrough();

const connectionsSchema = z.record(z.string(), z.record(z.string(), z.array(z.unknown())));

const workflowSchema = z
	.object({
		id: z.string().optional(),
		name: z.string(),
		nodes: z.array(nodeSchema),
		connections: connectionsSchema,
	})
	.passthrough();

export type WorkflowNode = z.infer<typeof nodeSchema>;
export type Workflow = z.infer<typeof workflowSchema> & { id: string };

const manifestSchema = z.object({ n8n: z.object({ nodes: z.array(z.string()) }) });

const nodeClassSchema = z.custom<new () => object>((value) => typeof value === 'function');

const describedSchema = z.object({
	description: z.object({
		name: z.string(),
		credentials: z.array(z.object({ name: z.string() })).default([]),
	}),
});

let credentialsOfNodes: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

/** What the nodes of the build sign in with, by the node's name. */
async function readCredentialsOfNodes(): Promise<ReadonlyMap<string, readonly string[]>> {
	const manifest: unknown = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
	const credentials = new Map<string, readonly string[]>();
	for (const file of manifestSchema.parse(manifest).n8n.nodes) {
		const exported: unknown = await import(join(repository, file));
		const className = basename(file, '.node.js');
		const nodeClass = z.object({ [className]: nodeClassSchema }).parse(exported)[className];
		const { description } = describedSchema.parse(new nodeClass());
		credentials.set(
			description.name,
			description.credentials.map(({ name }) => name),
		);
	}
	return credentials;
}

const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
const SCHEDULE_TRIGGER = 'n8n-nodes-base.scheduleTrigger';

/** The templates that users import, each by the name of its file, which also becomes its id. */
export async function readTemplates(): Promise<Workflow[]> {
	const credentials = await (credentialsOfNodes ??= readCredentialsOfNodes());
	const files = (await readdir(templatesFolder)).filter((file) => file.endsWith('.json')).sort();
	return await Promise.all(
		files.map(async (file) => {
			const text = await readFile(join(templatesFolder, file), 'utf8');
			const workflow = workflowSchema.parse(JSON.parse(text));
			return assignCredentials({ ...workflow, id: idOfTemplate(file) }, credentials);
		}),
	);
}

/** @throws Error if there is no such template */
export async function readTemplate(name: string): Promise<Workflow> {
	const id = idOfTemplate(name);
	const template = (await readTemplates()).find((known) => known.id === id);
	if (!template) throw new Error(`There is no template ${name}`);
	return template;
}

/** n8n takes ids of up to 21 characters. */
export function idOfTemplate(file: string): string {
	return basename(file, '.json').slice(0, 21);
}

/** A credential's type is also the id under which it is imported. */
function assignCredentials(
	workflow: Workflow,
	credentials: ReadonlyMap<string, readonly string[]>,
): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const [packageName, name = ''] = node.type.split('.');
		const own = packageName === 'n8n-nodes-recruiting' ? credentials.get(name) : undefined;
		const types = node.parameters.authentication === 'basicAuth' ? ['httpBasicAuth'] : own;
		if (!types || types.length === 0) return node;
		return {
			...node,
			credentials: Object.fromEntries(types.map((type) => [type, { id: type, name: type }])),
		};
	});
	return { ...workflow, nodes };
}

/** The command line starts a workflow at a manual trigger only: one beside the template's own. */
export function withManualTrigger(workflow: Workflow): Workflow {
	if (workflow.nodes.some(({ type }) => type === MANUAL_TRIGGER)) return workflow;
	const trigger = workflow.nodes.find(({ type }) => /trigger$/i.test(type));
	const next = trigger && workflow.connections[trigger.name];
	if (!next) throw new Error(`${workflow.name} has no trigger`);
	const name = 'Started by Hand';
	const manual = {
		id: 'started-by-hand',
		name,
		type: MANUAL_TRIGGER,
		typeVersion: 1,
		position: [0, -200],
		parameters: {},
	};
	const started = {
		...workflow,
		nodes: [...workflow.nodes, manual],
		connections: { ...workflow.connections, [name]: next },
	};
	const [, type = ''] = trigger.type.split('.');
	const sample = SAMPLES[type];
	if (!sample) return started;
	// The command line would start at a trigger that polls, with an empty item.
	const nodes = started.nodes.map((node) =>
		node.name === trigger.name ? { ...node, disabled: true } : node,
	);
	return withSample({ ...started, nodes }, name, sample);
}

const PERSON = {
	firstName: 'Stefanie',
	lastName: 'Stichprobe',
	email: 'stefanie.stichprobe@example.com',
};

/** What a trigger would have given: a sender's post, an application that reached another stage. */
const SAMPLES: Readonly<Record<string, object>> = {
	candidateImportTrigger: { system: 'import', ...PERSON },
	personioTrigger: {
		system: 'personio',
		id: '990001',
		jobId: '2001',
		candidate: { system: 'personio', ...PERSON },
		status: { id: 'system:rejected', name: 'Rejected' },
		changedAt: '2026-11-01T10:00:00.000Z',
	},
	teamtailorPollTrigger: {
		system: 'teamtailor',
		id: '990002',
		jobId: '502',
		candidate: { system: 'teamtailor', ...PERSON },
		status: { id: '50203', name: 'Interview', kind: 'in_progress' },
		updatedAt: '2026-11-01T10:00:00.000Z',
	},
};

/** By hand nothing arrives, so a node behind the manual trigger gives the sample. */
function withSample(workflow: Workflow, manualTrigger: string, given: object): Workflow {
	const name = 'Sample';
	const sample = {
		id: 'sample',
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [120, -200],
		parameters: { mode: 'raw', jsonOutput: JSON.stringify(given), options: {} },
	};
	return {
		...workflow,
		nodes: [...workflow.nodes, sample],
		connections: {
			...workflow.connections,
			[name]: workflow.connections[manualTrigger] ?? {},
			[manualTrigger]: { main: [[{ node: name, type: 'main', index: 0 }]] },
		},
	};
}

/** The same workflow with its schedule every few seconds. */
export function everySeconds(workflow: Workflow, seconds: number): Workflow {
	const rule = { interval: [{ field: 'seconds', secondsInterval: seconds }] };
	return changeNodes(workflow, ({ type }) => type === SCHEDULE_TRIGGER, { rule });
}

const linkTable = z.object({ link: z.array(z.record(z.string(), z.unknown())) });

/** The same workflow with other starts of its links; empty: with none. */
export function withLinksSince(workflow: Workflow, since: string): Workflow {
	const nodes = workflow.nodes.map((node) => {
		if (!node.type.endsWith('.recruitingJobLink')) return node;
		const { link } = linkTable.parse(node.parameters.links);
		const links = { link: link.map((row) => ({ ...row, since })) };
		return { ...node, parameters: { ...node.parameters, links } };
	});
	return { ...workflow, nodes };
}

/** Sets parameters of the nodes that match. @throws Error if none does */
export function changeNodes(
	workflow: Workflow,
	matches: (node: WorkflowNode) => boolean,
	parameters: Record<string, unknown>,
): Workflow {
	if (!workflow.nodes.some(matches)) throw new Error(`${workflow.name} has no such node`);
	const nodes = workflow.nodes.map((node) =>
		matches(node) ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	);
	return { ...workflow, nodes };
}
