import type { INodeExecutionData } from 'n8n-workflow';
import type { Sandbox } from '../sandbox/server';
import type { NodeResult, RunResult } from '../support/n8n';

/** One template, shown at work. Another template is another of these in `run.ts`. */
export interface Demo {
	/** Of the file in workflows/, and of the entry in out/demo.json. */
	name: string;
	title: string;
	/** What a node did, by its name, in the words of the field; else its items are counted. */
	describe: Record<string, (result: NodeResult) => string>;
	count(run: RunResult): Counts;
	/** What an item with an error says when refusing it was right; else the error counts as a problem. */
	refusal(item: INodeExecutionData): string | undefined;
	/** What the two runs should have counted and did not. */
	judge(first: Counts, second: Counts): string[];
	/**
	 * Compares what the target holds after the runs with what the source holds, and leaves it in
	 * the folder for a person to look at.
	 */
	compare(sandbox: Sandbox, folder: string): Promise<Comparison>;
}

export interface Comparison {
	/** How many of what were compared. */
	compared: Counts;
	differences: string[];
}

export type Counts = Record<string, number>;

export function countItems(items: INodeExecutionData[], noun: string): string {
	return `${items.length} ${noun}${items.length === 1 ? '' : 's'}`;
}

/** The documents of the records in the items, whether or not their files are with them. */
export function countDocuments(items: INodeExecutionData[]): string {
	const count = items.reduce(
		(sum, { json: { documents } }) => sum + (Array.isArray(documents) ? documents.length : 0),
		0,
	);
	return `${count} document${count === 1 ? '' : 's'}`;
}
