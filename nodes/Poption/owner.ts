import type { IExecuteFunctions } from 'n8n-workflow';
import type { Owner } from '../../shared/vendors/poption/leftovers';

/**
 * As whom an item of this node starts its exports: by workflow, node and position the next run recognises what this
 * one has left; the execution and the moment make each start another one.
 */
export function ownerOf(context: IExecuteFunctions, itemIndex: number): Owner {
	const workflow = context.getWorkflow().id ?? 'unsaved';
	return {
		prefix: `n8n/${workflow}/${context.getNode().id}/${itemIndex}#`,
		run: `${context.getExecutionId()}.${Date.now().toString(36)}`,
	};
}
