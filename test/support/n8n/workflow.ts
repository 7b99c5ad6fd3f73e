import { readFile } from 'node:fs/promises';
import { deepCopy, Workflow } from 'n8n-workflow';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeParameters,
	IWorkflowSettings,
} from 'n8n-workflow';
import { z } from 'zod';
import { workflowId } from './additionalData';
import type { CredentialsByType } from './credentialsHelper';
import type { TypeRegistry } from './nodeTypes';

/** A workflow as n8n exports it, as far as running it is concerned. */
export interface WorkflowDefinition {
	/** By default that of all workflows of tests. */
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const workflowFile = z.object({
	name: z.string().optional(),
	nodes: z.array(
		z
			.object({
				id: z.string(),
				name: z.string(),
				type: z.string(),
				typeVersion: z.number(),
				position: z.tuple([z.number(), z.number()]),
				parameters: z.custom<INodeParameters>(isObject),
			})
			.passthrough(),
	),
	connections: z.custom<IConnections>(isObject),
	settings: z.custom<IWorkflowSettings>(isObject).optional(),
});

/** Reads a workflow that was exported from n8n. */
export async function readWorkflow(path: string): Promise<WorkflowDefinition> {
	return workflowFile.parse(JSON.parse(await readFile(path, 'utf8')));
}

/** Makes the workflow ready to run: its nodes get the credentials that their types name. */
export function createWorkflow(
	{ id = workflowId, name, nodes, connections, settings }: WorkflowDefinition,
	types: TypeRegistry,
	credentials: CredentialsByType,
	state: { active: boolean; staticData?: IDataObject },
): Workflow {
	return new Workflow({
		id,
		name: name ?? id,
		nodes: nodes.map((node) => withCredentials(node, types, credentials)),
		connections: deepCopy(connections),
		nodeTypes: types.nodeTypes,
		settings: { executionOrder: 'v1', ...settings },
		active: state.active,
		// n8n watches this object for changes, so it must not be the caller's.
		staticData: deepCopy(state.staticData ?? {}),
	});
}

function withCredentials(node: INode, types: TypeRegistry, credentials: CredentialsByType): INode {
	const { description } = types.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const given = (description.credentials ?? []).filter(({ name }) => name in credentials);
	return {
		...deepCopy(node),
		credentials: Object.fromEntries(given.map(({ name }) => [name, { id: name, name }])),
	};
}

/** A workflow of one node without connections, for what n8n does outside executions. */
export function createSingleNodeWorkflow(
	node: { type: string; typeVersion?: number; parameters: INodeParameters },
	types: TypeRegistry,
	credentials: CredentialsByType,
	id?: string,
): { workflow: Workflow; node: INode } {
	const definition: INode = {
		id: 'node',
		name: 'Node',
		type: node.type,
		typeVersion: node.typeVersion ?? types.latestVersion(node.type),
		position: [0, 0],
		parameters: node.parameters,
	};
	const workflow = createWorkflow(
		{ ...(id && { id }), nodes: [definition], connections: {} },
		types,
		credentials,
		{ active: false },
	);
	return { workflow, node: workflow.nodes[definition.name] };
}
