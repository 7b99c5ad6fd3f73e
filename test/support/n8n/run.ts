import { BinaryDataService, WorkflowExecute, WorkflowHasIssuesError } from 'n8n-core';
import { createRunExecutionData, deepCopy } from 'n8n-workflow';
import type {
	ExecutionError,
	ExecutionStatus,
	IBinaryData,
	IDataObject,
	INode,
	INodeExecutionData,
	IRun,
	IRunData,
	IRunExecutionData,
	ISourceData,
	ITaskData,
	NodeExecutionHint,
	Workflow,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { Container } from './container';
import { InProcessCredentialsHelper } from './credentialsHelper';
import type { CredentialsByType } from './credentialsHelper';
import type { TypeRegistry } from './nodeTypes';
import { createWorkflow } from './workflow';
import type { WorkflowDefinition } from './workflow';

export interface RunOptions {
	workflow: WorkflowDefinition;
	/** By credential type; used for every node whose type names it. */
	credentials?: CredentialsByType;
	/** `manual` is a test run in the editor; `trigger` a production run; default `manual`. */
	mode?: 'manual' | 'trigger' | 'integrated';
	/** As the run before left it; never changed in place. */
	staticData?: IDataObject;
	/** Default the first trigger that is not disabled. */
	startNode?: string;
	/** The items that the start node gives out; default one empty item. */
	input?: INodeExecutionData[];
	/** Stops the execution after this time, as a user would in the editor. */
	cancelAfterMs?: number;
	/** Stops it once this is so. */
	cancelWhen?: () => boolean;
	onNodeStarted?: (nodeName: string) => void;
	onNodeFinished?: (nodeName: string, result: NodeResult) => void;
}

export interface NodeResult {
	ran: boolean;
	inputs: INodeExecutionData[];
	/** The items of each output; of all its runs, if the node ran in a loop. */
	outputs: INodeExecutionData[][];
	error?: ExecutionError;
	hints: NodeExecutionHint[];
	/** In milliseconds. */
	executionTime: number;
}

export interface RunResult {
	status: ExecutionStatus;
	error?: ExecutionError;
	/** As n8n would have saved it: unchanged by a manual run and by one that was cancelled. */
	staticData: IDataObject;
	/** The name of the node that ran last. */
	lastNode?: string;
	/** @throws if the workflow has no node of that name */
	node(name: string): NodeResult;
	readBinary(binary: IBinaryData): Promise<Buffer>;
}

/** Runs a workflow from its start node to its end. Errors of nodes are in the result. */
export async function runWorkflow(
	options: RunOptions,
	types: TypeRegistry,
	executionId: string,
): Promise<RunResult> {
	const { mode = 'manual', credentials = {} } = options;
	const workflow = createWorkflow(options.workflow, types, credentials, {
		active: mode !== 'manual',
		staticData: options.staticData,
	});
	const additionalData = createAdditionalData(
		new InProcessCredentialsHelper(types, credentials),
		mode,
		executionId,
	);

	let staticData = options.staticData ?? {};
	additionalData.hooks.addHandler('nodeExecuteBefore', (name) => options.onNodeStarted?.(name));
	additionalData.hooks.addHandler('nodeExecuteAfter', (name, task, { resultData }) =>
		options.onNodeFinished?.(name, nodeResult([task], resultData.runData)),
	);
	additionalData.hooks.addHandler('workflowExecuteAfter', (_run, changedStaticData) => {
		if (mode !== 'manual' && changedStaticData) staticData = deepCopy(changedStaticData);
	});

	const runExecutionData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{
					node: findStartNode(workflow, types, options.startNode),
					data: { main: [deepCopy(options.input ?? [{ json: {} }])] },
					source: null,
				},
			],
		},
	});
	const engine = new WorkflowExecute(additionalData, mode, runExecutionData);
	try {
		const { status, data } = await execute(engine, workflow, options);
		return runResult(status, data.resultData, workflow, staticData);
	} catch (error) {
		// A parameter that is required but empty; the engine does not start such a workflow.
		if (!(error instanceof WorkflowHasIssuesError)) throw error;
		return runResult('error', { error, runData: {} }, workflow, staticData);
	}
}

async function execute(
	engine: WorkflowExecute,
	workflow: Workflow,
	{ cancelAfterMs, cancelWhen }: RunOptions,
): Promise<IRun> {
	const execution = engine.processRunExecutionData(workflow);
	const timer = cancelAfterMs !== undefined && setTimeout(() => execution.cancel(), cancelAfterMs);
	const watch =
		cancelWhen &&
		setInterval(() => {
			if (cancelWhen()) execution.cancel();
		}, 5);
	return await execution.finally(() => {
		if (timer) clearTimeout(timer);
		clearInterval(watch);
	});
}

function findStartNode(workflow: Workflow, types: TypeRegistry, name?: string): INode {
	const isTrigger = ({ type, typeVersion, disabled }: INode) =>
		!disabled &&
		types.nodeTypes.getByNameAndVersion(type, typeVersion).description.group.includes('trigger');
	const node =
		name === undefined ? Object.values(workflow.nodes).find(isTrigger) : workflow.nodes[name];
	if (!node) throw new Error(`The workflow has no ${name ? `node "${name}"` : 'trigger'}`);
	return node;
}

function runResult(
	status: ExecutionStatus,
	{ error, runData, lastNodeExecuted }: IRunExecutionData['resultData'],
	workflow: Workflow,
	staticData: IDataObject,
): RunResult {
	return {
		status,
		error,
		staticData,
		lastNode: lastNodeExecuted,
		node(name) {
			if (!workflow.nodes[name]) {
				const names = Object.keys(workflow.nodes).join('", "');
				throw new Error(`The workflow has no node "${name}". It has "${names}".`);
			}
			return nodeResult(runData[name] ?? [], runData);
		},
		readBinary: async (binary) => await Container.get(BinaryDataService).getAsBuffer(binary),
	};
}

function nodeResult(tasks: ITaskData[], runData: IRunData): NodeResult {
	const outputs: INodeExecutionData[][] = [];
	for (const task of tasks) {
		for (const [index, items] of (task.data?.main ?? []).entries()) {
			outputs[index] = [...(outputs[index] ?? []), ...(items ?? [])];
		}
	}
	return {
		ran: tasks.length > 0,
		inputs: tasks.flatMap(({ source }) => source.flatMap((from) => itemsFrom(from, runData))),
		outputs,
		error: tasks.at(-1)?.error,
		hints: tasks.flatMap((task) => task.hints ?? []),
		executionTime: tasks.reduce((sum, task) => sum + task.executionTime, 0),
	};
}

function itemsFrom(source: ISourceData | null, runData: IRunData): INodeExecutionData[] {
	if (!source) return [];
	const { previousNode, previousNodeRun = 0, previousNodeOutput = 0 } = source;
	return runData[previousNode]?.[previousNodeRun]?.data?.main[previousNodeOutput] ?? [];
}
