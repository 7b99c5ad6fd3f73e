import { randomUUID } from 'node:crypto';
import { PollContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { InProcessCredentialsHelper } from './credentialsHelper';
import type { CredentialsByType } from './credentialsHelper';
import type { TypeRegistry } from './nodeTypes';
import { createSingleNodeWorkflow } from './workflow';

export interface PollOptions {
	type: string;
	typeVersion?: number;
	parameters: INodeParameters;
	credentials?: CredentialsByType;
	/** `manual` is a test run in the editor; default `trigger`. */
	mode?: 'manual' | 'trigger';
	/** The node's, as the poll before left it; never changed in place unless it is shared. */
	staticData?: IDataObject;
	/** Whether polls that begin while this one is under way have the same static data, as in n8n. */
	isShared?: boolean;
	/** Milliseconds that n8n gives the poll. */
	budget?: number;
	/** Of the workflow. A trigger of another one has nothing to do with it; by default another one each time. */
	workflowId?: string;
	/** Why n8n has activated the workflow; default `activate`, by its user. */
	activation?: WorkflowActivateMode;
}

export interface PollResult {
	/** `null` when the workflow does not start. */
	items: INodeExecutionData[] | null;
	/** The node's static data after the poll. */
	staticData: IDataObject;
	/** What the trigger has put into the list of executions as failed. */
	reported: Error[];
}

/** Calls a trigger's `poll` in n8n's own context. @throws what the trigger throws */
export async function poll(options: PollOptions, types: TypeRegistry): Promise<PollResult> {
	const { type, typeVersion, parameters, credentials = {}, mode = 'trigger' } = options;
	const { workflow, node } = createSingleNodeWorkflow(
		{ type, typeVersion, parameters },
		types,
		credentials,
		options.workflowId ?? randomUUID(),
	);
	const reported: Error[] = [];
	const { staticData: before = {}, isShared = false } = options;
	const staticData = isShared ? before : deepCopy(before);
	const nodeType = types.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!nodeType.poll) throw new Error(`Node type "${type}" does not poll`);
	const context = new PollContext(
		workflow,
		node,
		createAdditionalData(new InProcessCredentialsHelper(types, credentials), mode, 'poll'),
		mode,
		mode === 'manual' ? 'manual' : (options.activation ?? 'activate'),
		undefined,
		(error) => reported.push(error),
		undefined,
		undefined,
		() => staticData,
		...(options.budget === undefined ? [] : [() => options.budget ?? 0]),
	);
	await workflow.expression.acquireIsolate();
	try {
		const result = await nodeType.poll.call(context);
		return { items: result?.[0] ?? null, staticData: deepCopy(staticData), reported };
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
