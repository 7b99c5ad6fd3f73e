import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { Failure } from '../../http/failure';
import { clock } from '../account/clock';
import { errorDetails, toNodeError } from './errors';
import type { Operation, OperationResult, ResourceOperations, RunItem } from './operation';

const batchingSchema = z.object({
	batching: z
		.object({
			batch: z
				.object({
					itemsAtOnce: z.number().int().min(1).max(50).catch(1),
					pause: z.number().int().min(0).catch(0),
				})
				.catch({ itemsAtOnce: 1, pause: 0 }),
		})
		.catch({ batch: { itemsAtOnce: 1, pause: 0 } }),
});

/** Runs the operation that the user has chosen by resource and operation. */
export async function runResource(
	context: IExecuteFunctions,
	resources: readonly ResourceOperations[],
): Promise<INodeExecutionData[][]> {
	const resource = context.getNodeParameter('resource', 0);
	const operations = resources.find(({ value }) => value === resource)?.operations ?? [];
	return await runChosen(context, operations);
}

/** Runs the operation that the user has chosen, for a node without resources. */
export async function runChosen(
	context: IExecuteFunctions,
	operations: readonly Operation[],
	outputs = 1,
): Promise<INodeExecutionData[][]> {
	const chosen = context.getNodeParameter('operation', 0);
	const operation = operations.find(({ option }) => option.value === chosen);
	if (!operation) {
		throw toNodeError(
			context.getNode(),
			new Failure({
				kind: 'validation',
				message: `The operation "${String(chosen)}" does not exist`,
			}),
			0,
		);
	}
	return await runOperation(context, operation, outputs);
}

/**
 * Runs one operation over all items: several at once when the node's "Batching" says so, output in input order, every
 * item linked to the one it came from, and with "Continue On Fail" an error item in the place of the failed one.
 */
export async function runOperation(
	context: IExecuteFunctions,
	operation: Operation,
	outputs = 1,
): Promise<INodeExecutionData[][]> {
	const itemCount = operation.once ? 1 : context.getInputData().length;
	const signal = context.getExecutionCancelSignal();
	const { itemsAtOnce, pause } = readBatching(context);
	const runItem = await startOrExplain(context, operation);

	const results: OutputItem[][] = [];
	let next = 0;
	const failures: Array<{ index: number; error: unknown }> = [];
	async function work(): Promise<void> {
		while (next < itemCount && failures.length === 0 && !signal?.aborted) {
			const index = next++;
			try {
				results[index] = (await runItem(index)).map((result) => linked(result, index));
			} catch (error) {
				// n8n ends a cancelled execution by itself once it has the node back; an error would make it a failed one.
				if (isCancelled(error)) return;
				if (!context.continueOnFail()) {
					failures.push({ index, error });
					return;
				}
				results[index] = [{ output: 0, item: errorItem(context, error, index) }];
			}
			if (pause > 0 && next < itemCount) await clock.sleep(pause, signal);
		}
	}
	await Promise.all(Array.from({ length: Math.min(itemsAtOnce, itemCount) }, work));
	const [first] = failures.sort((one, other) => one.index - other.index);
	if (first) throw toNodeError(context.getNode(), first.error, first.index);

	const perOutput: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
	for (const { output, item } of results.flat()) perOutput[output]?.push(item);
	return perOutput;
}

interface OutputItem {
	output: number;
	item: INodeExecutionData;
}

function linked({ json, binary, output = 0, from }: OperationResult, index: number): OutputItem {
	const [first, ...others] = (from ?? [index]).map((item) => ({ item }));
	const pairedItem = first && others.length > 0 ? [first, ...others] : (first ?? { item: index });
	return { output, item: { json, ...(binary && { binary }), pairedItem } };
}

/** What concerns all items alike, such as a bad credential, is said at each of them. */
async function startOrExplain(context: IExecuteFunctions, operation: Operation): Promise<RunItem> {
	try {
		return await operation.start(context);
	} catch (error) {
		if (isCancelled(error)) return async () => [];
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, 0);
		return async () => {
			throw error;
		};
	}
}

/**
 * The form that n8n recognises as an error item: no keys but `error`, `message` and `details`, and the link to the
 * input item as an object. Then the error output gets it with the input's fields merged in. An error object beside
 * `json` would undo that: n8n then leaves nothing but the message.
 */
function errorItem(context: IExecuteFunctions, error: unknown, index: number): INodeExecutionData {
	const nodeError = toNodeError(context.getNode(), error, index);
	const details = errorDetails(error);
	return {
		json: { error: nodeError.message, ...(details && { details }) },
		pairedItem: { item: index },
	};
}

function readBatching(context: IExecuteFunctions): { itemsAtOnce: number; pause: number } {
	const options = batchingSchema.safeParse(context.getNodeParameter('options', 0, {}));
	return options.success ? options.data.batching.batch : { itemsAtOnce: 1, pause: 0 };
}

function isCancelled(error: unknown): boolean {
	return error instanceof Failure && error.kind === 'cancelled';
}
