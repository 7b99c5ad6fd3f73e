import type { IWebhookFunctions } from 'n8n-workflow';
import { createReceipts, type Receipts } from '../../shared/candidateImport/receipts';

/**
 * n8n reads a workflow's static data anew for each request and writes it back as a whole with the answer, so of two
 * requests at the same time neither would see the other. Within a process they meet here.
 */
const inProcess = new Map<string, Receipts>();

/** Nodes whose receipts a process keeps. */
const mostNodes = 200;

export interface Memory {
	receipts: Receipts;
	/** Writes the receipts to n8n's static data, which n8n saves with the answer. */
	save(now: number): void;
}

/** What this node has accepted lately, by this process and, from n8n's static data, by others and before a restart. */
export function recall(context: IWebhookFunctions, now: number): Memory {
	const key = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	const receipts = inProcess.get(key) ?? createReceipts();
	// Moved to the end: the node that was quiet for longest goes first.
	inProcess.delete(key);
	inProcess.set(key, receipts);
	for (const oldest of inProcess.keys()) {
		if (inProcess.size <= mostNodes) break;
		inProcess.delete(oldest);
	}
	const stored = context.getWorkflowStaticData('node');
	receipts.learn(stored.received, now);
	return {
		receipts,
		save(at) {
			stored.received = receipts.stored(at);
		},
	};
}
