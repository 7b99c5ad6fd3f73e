/**
 * n8n without its server: n8n-core in this process, with the package loaded from its build. Nodes
 * run in the real execution engine on the real helpers; what is replaced is where n8n keeps
 * credentials and static data, and its built-in nodes.
 *
 * Loading n8n-core takes seconds: start it once for many runs.
 */
import { acquireUserFolder, releaseUserFolder } from './n8n/environment';
import { BinaryDataService, prepareBinaryData } from 'n8n-core';
import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	IWorkflowSettings,
	ResourceMapperFields,
} from 'n8n-workflow';
import { resolve } from 'node:path';
import { workflowId } from './n8n/additionalData';
import { Container } from './n8n/container';
import { testCredential } from './n8n/credentialTest';
import type { CredentialsByType } from './n8n/credentialsHelper';
import { loadTypes } from './n8n/nodeTypes';
import type { TypeRegistry } from './n8n/nodeTypes';
import { listSearch, loadOptions, resourceMapping } from './n8n/parameterMethods';
import type { ListSearchOptions, ParameterMethodOptions } from './n8n/parameterMethods';
import { poll } from './n8n/poll';
import type { PollOptions, PollResult } from './n8n/poll';
import { runWorkflow } from './n8n/run';
import type { NodeResult, RunOptions, RunResult } from './n8n/run';
import { serveWebhook } from './n8n/webhook';
import type { ServeOptions, WebhookServer } from './n8n/webhook';

export { readWorkflow } from './n8n/workflow';
export type { WorkflowDefinition } from './n8n/workflow';
export type {
	CredentialsByType,
	ListSearchOptions,
	NodeResult,
	ParameterMethodOptions,
	PollOptions,
	PollResult,
	RunOptions,
	RunResult,
	ServeOptions,
	WebhookServer,
};

export interface StartOptions {
	/** Where package.json is; nodes are loaded from the files that it names. */
	packageDirectory?: string;
	/** More node types under their full names, for what no node of the package shows. */
	nodeTypes?: Record<string, INodeType>;
}

export interface RunNodeOptions {
	type: string;
	/** Default the latest. */
	typeVersion?: number;
	parameters: INodeParameters;
	credentials?: CredentialsByType;
	/** The items before the node; default one empty item. */
	input?: INodeExecutionData[];
	onError?: INode['onError'];
	mode?: RunOptions['mode'];
	staticData?: IDataObject;
	/** Of the workflow, e.g. its time zone. */
	settings?: IWorkflowSettings;
	cancelAfterMs?: number;
	/** Stops it once this is so. */
	cancelWhen?: () => boolean;
}

export interface InProcessN8n {
	run(options: RunOptions): Promise<RunResult>;
	/** Runs a workflow of a manual trigger and this node, and gives the node's part of it. */
	runNode(options: RunNodeOptions): Promise<NodeResult & { run: RunResult }>;
	/** Polls once with this trigger, as n8n does on its schedule, or as a test run in the editor does. */
	poll(options: PollOptions): Promise<PollResult>;
	/** Activates a workflow with a webhook, and serves it over HTTP. */
	serveWebhook(options: ServeOptions): Promise<WebhookServer>;
	/** Stores a file, to be put on an input item: `{ json: {}, binary: { data: stored } }`. */
	storeBinary(content: Buffer, fileName: string, mimeType: string): Promise<IBinaryData>;
	listSearch(options: ListSearchOptions): Promise<INodeListSearchResult>;
	loadOptions(options: ParameterMethodOptions): Promise<INodePropertyOptions[]>;
	resourceMapping(options: ParameterMethodOptions): Promise<ResourceMapperFields>;
	testCredential(
		typeName: string,
		data: ICredentialDataDecryptedObject,
	): Promise<INodeCredentialTestResult>;
	/** Removes the files of this n8n. Results must not be read after it. */
	close(): Promise<void>;
}

const repositoryRoot = resolve(__dirname, '../..');

/** @throws if the package has not been built */
export async function startN8n(options: StartOptions = {}): Promise<InProcessN8n> {
	const { packageDirectory = repositoryRoot, nodeTypes } = options;
	acquireUserFolder();
	let types: TypeRegistry;
	try {
		await Container.get(BinaryDataService).init();
		types = await loadTypes(packageDirectory, nodeTypes);
	} catch (cause) {
		releaseUserFolder();
		const reason = `n8n cannot load ${packageDirectory}; was it built (npm run build)?`;
		throw new Error(`${reason} ${String(cause)}`, { cause });
	}
	let executions = 0;
	const nextExecutionId = () => String((executions += 1));

	async function run(runOptions: RunOptions) {
		return await runWorkflow(runOptions, types, nextExecutionId());
	}

	async function runNode(node: RunNodeOptions) {
		const { type, typeVersion, parameters, onError, settings, ...runOptions } = node;
		const result = await run({
			...runOptions,
			workflow: {
				nodes: [
					{
						id: 'start',
						name: 'Start',
						type: 'n8n-nodes-base.manualTrigger',
						typeVersion: 1,
						position: [0, 0],
						parameters: {},
					},
					{
						id: 'node',
						name: 'Node',
						type,
						typeVersion: typeVersion ?? types.latestVersion(type),
						position: [200, 0],
						parameters,
						onError,
					},
				],
				connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
				...(settings && { settings }),
			},
		});
		return { ...result.node('Node'), run: result };
	}

	return {
		run,
		runNode,
		poll: async (pollOptions) => await poll(pollOptions, types),
		serveWebhook: async (serveOptions) => await serveWebhook(serveOptions, types),
		storeBinary: async (content, fileName, mimeType) =>
			await prepareBinaryData(content, nextExecutionId(), workflowId, fileName, mimeType),
		listSearch: async (listOptions) => await listSearch(listOptions, types),
		loadOptions: async (methodOptions) => await loadOptions(methodOptions, types),
		resourceMapping: async (methodOptions) => await resourceMapping(methodOptions, types),
		testCredential: async (typeName, data) => await testCredential(typeName, data, types),
		close: async () => releaseUserFolder(),
	};
}
