import type { Item } from '../../shared/node/input/item';
import type { PoptionExport } from './records';

/** Who starts an export, as its reference says it. */
export interface Owner {
	/** The same for every run, e.g. of a node and item; nobody else's begins with it. */
	prefix: string;
	/** The run of it. */
	run: string;
}

/**
 * As whom an item of this node starts its exports: by workflow, node and position the next run recognises what this
 * one has left; the execution and the moment make each start another one.
 */
export function ownerOf({ context, index }: Item): Owner {
	const workflow = context.getWorkflow().id ?? 'unsaved';
	return {
		prefix: `n8n/${workflow}/${context.getNode().id}/${index}#`,
		run: `${context.getExecutionId()}.${Date.now().toString(36)}`,
	};
}

export function isOwn({ reference }: PoptionExport, prefix: string): boolean {
	return reference?.startsWith(prefix) === true;
}
