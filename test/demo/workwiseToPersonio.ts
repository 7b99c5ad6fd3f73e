import type { INodeExecutionData } from 'n8n-workflow';
import type { NodeResult, RunResult } from '../support/n8n';
import { compareApplications } from './compareApplications';
import { countDocuments, countItems } from './demo';
import type { Demo } from './demo';

/** The outputs of Job Link, in their order. */
const routes = ['ready', 'waiting', 'notLinked', 'older'] as const;

function routed(run: NodeResult, route: (typeof routes)[number]): INodeExecutionData[] {
	return run.outputs[routes.indexOf(route)] ?? [];
}

function withResult(run: NodeResult, result: string): INodeExecutionData[] {
	return (run.outputs[0] ?? []).filter(({ json }) => json.result === result);
}

export const workwiseToPersonio: Demo = {
	name: 'workwise-to-personio',
	title: 'Workwise applications become Personio applications',

	describe: {
		'Get Due Applications': ({ outputs: [due = []] }) =>
			`${countItems(due, 'application')}, ${countDocuments(due)}`,
		'Job Link': (result) =>
			[
				`${routed(result, 'ready').length} ready`,
				`${routed(result, 'waiting').length} waiting`,
				`${routed(result, 'notLinked').length} not linked`,
				`${routed(result, 'older').length} from before the link`,
			].join(', '),
		'Create Application': (result) =>
			[
				`${withResult(result, 'created').length} created`,
				`${withResult(result, 'alreadyExists').length} there already`,
				`${(result.outputs[1] ?? []).length} failed`,
			].join(', '),
		'Confirm Export': ({ outputs: [confirmed = []] }) => `${confirmed.length} confirmed`,
	},

	count(run: RunResult) {
		const jobLink = run.node('Job Link');
		const create = run.node('Create Application');
		return {
			created: withResult(create, 'created').length,
			alreadyExists: withResult(create, 'alreadyExists').length,
			waiting: routed(jobLink, 'waiting').length,
			notLinked: routed(jobLink, 'notLinked').length,
		};
	},

	/** Nothing is written without a valid consent; the stand-in has one candidate whose consent is over. */
	refusal({ json: { id, error } }) {
		return String(error).includes('consent expired')
			? `${String(id)}: ${String(error)}`
			: undefined;
	},

	judge(first, second) {
		const problems: string[] = [];
		if (!first.created) problems.push('The first run created no application');
		if (second.created) problems.push(`The second run created ${second.created} once more`);
		return problems;
	},

	compare: compareApplications,
};
