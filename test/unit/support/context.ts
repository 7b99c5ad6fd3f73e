import { randomUUID } from 'node:crypto';
import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INode,
	IPollFunctions,
} from 'n8n-workflow';

export const node: INode = {
	id: '1',
	name: 'Create Application',
	type: 'n8n-nodes-recruiting.personio',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** As much of n8n's context as reading parameters takes. */
export function parameterContext(
	parameters: Record<string, unknown>,
	{ tool = false, items = [{ json: {} }] }: { tool?: boolean; items?: object[] } = {},
): IExecuteFunctions {
	const context = {
		getNode: () => node,
		getNodeParameter: (name: string) => parameters[name],
		getInputData: () => items,
		isToolExecution: () => tool,
	};
	return context as unknown as IExecuteFunctions;
}

/** As much of n8n's context as a pick list takes. */
export function pickListContext(): ILoadOptionsFunctions {
	return { getNode: () => node } as unknown as ILoadOptionsFunctions;
}

/** The polls of one trigger, which have one memory, are of one workflow. */
const workflowOf = new WeakMap<IDataObject, string>();

/** As much of n8n's context as a poll takes that calls no service. `memory` is what it keeps between polls. */
export function pollContext(memory: IDataObject, warnings: string[] = []): IPollFunctions {
	const workflowId = workflowOf.get(memory) ?? randomUUID();
	workflowOf.set(memory, workflowId);
	const context = {
		getActivationMode: () => 'activate',
		getWorkflow: () => ({ id: workflowId }),
		getMode: () => 'trigger',
		getNode: () => node,
		getPollBudgetMs: () => 60_000,
		getWorkflowStaticData: () => memory,
		logger: { info: () => undefined, warn: (message: string) => warnings.push(message) },
	};
	return context as unknown as IPollFunctions;
}
