import type { IWebhookFunctions } from 'n8n-workflow';
import { createReceipts, type Receipts } from '../../shared/candidateImport/receipts';

/** Of the candidates the latest are remembered; of older ones, the target knows. */
const mostCandidates = 1000;

/** Signatures within their tolerance, none of which may be forgotten: 16 a second with the tolerance of 300 seconds. */
const mostSignatures = 10_000;

interface Kept {
	candidates: Receipts;
	signatures: Receipts;
}

/**
 * n8n reads a workflow's static data again for each request and writes it back as a whole with the answer, so of two
 * requests at the same time neither would see the other. Within a process they meet here.
 */
const inProcess = new Map<string, Kept>();

/** Nodes whose receipts a process keeps. */
const mostNodes = 200;

export interface Memory extends Kept {
	/** Writes both to n8n's static data, which n8n saves with the answer. */
	save(now: number): void;
}

/** What this node has accepted lately, by this process and, from n8n's static data, by others and before a restart. */
export function recall(context: IWebhookFunctions, now: number): Memory {
	// A copied workflow has nodes of the same IDs.
	const key = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	const kept = inProcess.get(key) ?? {
		candidates: createReceipts({ most: mostCandidates, whenFull: 'forgetOldest' }),
		signatures: createReceipts({ most: mostSignatures, whenFull: 'refuseNew' }),
	};
	// Moved to the end: the node that was quiet for longest goes first.
	inProcess.delete(key);
	inProcess.set(key, kept);
	for (const oldest of inProcess.keys()) {
		if (inProcess.size <= mostNodes) break;
		inProcess.delete(oldest);
	}
	const stored = context.getWorkflowStaticData('node');
	const { candidates, signatures } = kept;
	candidates.learn(stored.received, now);
	signatures.learn(stored.signatures, now);
	return {
		candidates,
		signatures,
		save(at) {
			stored.received = candidates.stored(at);
			stored.signatures = signatures.stored(at);
		},
	};
}
