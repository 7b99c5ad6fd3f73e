import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * When the node ran in production for the first time, ISO 8601 in UTC; remembered in n8n's static data. A run that is
 * started by hand reads it and remembers nothing: before the first production run, it counts as the activation itself.
 */
export function readActivation(context: IExecuteFunctions): string {
	const memory = context.getWorkflowStaticData('node');
	const known = memory.activatedAt;
	const activatedAt = typeof known === 'string' ? known : new Date().toISOString();
	const isTest = context.getMode() === 'manual';
	if (typeof known !== 'string') {
		if (!isTest) memory.activatedAt = activatedAt;
		context.addExecutionHints({
			message: isTest
				? 'The workflow has not run in production yet, so this test run leaves out all applications made until now.'
				: `Activated at ${activatedAt}: only applications made from now on take part.`,
			type: 'info',
			location: 'outputPane',
		});
	}
	return activatedAt;
}
