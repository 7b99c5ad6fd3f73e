import type { IWebhookFunctions } from 'n8n-workflow';
import { createReceipts, type Receipts } from '../../shared/candidateImport/receipts';

/**
 * n8n reads a workflow's static data anew for each request and writes it back as a whole with the answer, so of two
 * requests at the same time neither would see the other. Within a process they meet here.
 */
const inProcess = new Map<string, { receipts: Receipts; open: Set<string> }>();

/** Nodes whose receipts a process keeps. */
const mostNodes = 200;

export interface Memory {
	receipts: Receipts;
	/** Marks of what was accepted and is not answered yet. */
	open: Set<string>;
	/** Writes the receipts to n8n's static data, which n8n saves with the answer. */
	save(now: number): void;
}

/** What this node has accepted lately, by this process and, from n8n's static data, by others and before a restart. */
export function recall(context: IWebhookFunctions, now: number): Memory {
	const key = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	const known = inProcess.get(key) ?? { receipts: createReceipts(), open: new Set() };
	// Moved to the end: the node that was quiet for longest goes first.
	inProcess.delete(key);
	inProcess.set(key, known);
	for (const oldest of inProcess.keys()) {
		if (inProcess.size <= mostNodes) break;
		inProcess.delete(oldest);
	}
	const stored = context.getWorkflowStaticData('node');
	const { receipts, open } = known;
	receipts.learn(stored.received, now);
	return {
		receipts,
		open,
		save(at) {
			stored.received = receipts.stored(at);
		},
	};
}
