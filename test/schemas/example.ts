import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { AccountChanges } from '../support/accounts';
import type { Bench } from '../workflows/support';

/** One run of an operation against the stand-ins, whose output shows what the operation gives. */
export interface Example {
	resource?: string;
	operation?: string;
	parameters?: INodeParameters;
	/** The items it works on; one empty item when absent. */
	input?: (bench: Bench) => INodeExecutionData[] | Promise<INodeExecutionData[]>;
	/** What differs from the usual accounts, by type of credential. */
	account?: AccountChanges;
	/** Brings the stand-ins into a state in which there is something to read. */
	prepare?: (bench: Bench) => Promise<unknown>;
	/** Of a trigger that is called: sends its webhook what starts a workflow. Without it, a trigger is polled. */
	send?: (bench: Bench, url: string) => Promise<unknown>;
}

/** The examples of one node. */
export interface NodeExamples {
	/** Name of its folder in nodes/. */
	folder: string;
	/** Name of its type, e.g. `personio`. */
	node: string;
	examples: readonly Example[];
}

/** One remote thing, by its id. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

export const returnAll = { returnAll: true };
