import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	ICredentialsHelper,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Container } from './container';

/** The workflow that everything in process belongs to; an id that n8n would accept. */
export const workflowId = 'in-process';

// Never called, but n8n builds links from them whenever it reads credentials or parameters.
const baseUrl = 'http://localhost:5678';

/** Where n8n says its own API is; a test that serves a part of it puts its address here. */
export const ownAddress = { restApiUrl: `${baseUrl}/rest` };

async function notInProcess(): Promise<never> {
	throw new Error('Sub-workflows and task runners do not exist in process');
}

/** What n8n hands through to every node of one execution. */
export function createAdditionalData(
	credentialsHelper: ICredentialsHelper,
	mode: WorkflowExecuteMode,
	executionId: string,
): IWorkflowExecuteAdditionalData & { hooks: ExecutionLifecycleHooks } {
	const workflowData = {
		id: workflowId,
		name: workflowId,
		active: mode !== 'manual',
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: [],
		connections: {},
	};
	return {
		executionId,
		workflowId,
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks(mode, executionId, workflowData),
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		restApiUrl: ownAddress.restApiUrl,
		instanceBaseUrl: baseUrl,
		formBaseUrl: `${baseUrl}/form`,
		formWaitingBaseUrl: `${baseUrl}/form-waiting`,
		formTestBaseUrl: `${baseUrl}/form-test`,
		webhookBaseUrl: `${baseUrl}/webhook`,
		webhookWaitingBaseUrl: `${baseUrl}/webhook-waiting`,
		webhookTestBaseUrl: `${baseUrl}/webhook-test`,
		mcpBaseUrl: `${baseUrl}/mcp`,
		mcpTestBaseUrl: `${baseUrl}/mcp-test`,
		setExecutionStatus() {},
		logAiEvent() {},
		executeWorkflow: notInProcess,
		startRunnerTask: notInProcess,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
	};
}
