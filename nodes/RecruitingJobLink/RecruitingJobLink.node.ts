import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeOperations } from '../../shared/node/run/description';
import { runChosen } from '../../shared/node/run/run';
import { routes } from '../../shared/links/route';
import {
	searchSourceJobs,
	searchSourceStatuses,
	searchTargetJobs,
	searchTargetStatuses,
} from './listSearch';
import { check } from './operations/check';
import { route } from './operations/route';
import { credentialsOf } from '../systems';
import { markers } from './parameters';

const operations = [check, route];

export class RecruitingJobLink implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recruiting Job Link',
		name: 'recruitingJobLink',
		icon: { light: 'file:../../icons/job-link.svg', dark: 'file:../../icons/job-link.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "route" ? "route applications" : $parameter["operation"] }}',
		description:
			'Link jobs of one recruiting system to jobs of another, and send applications the right way',
		defaults: { name: 'Recruiting Job Link' },
		usableAsTool: true,
		parameterPane: 'wide',
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ $parameter["operation"] === "route" ? [
			{ type: "${NodeConnectionTypes.Main}", displayName: "Ready" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "Waiting" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "Not Linked" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "Older" }
		] : [{ type: "${NodeConnectionTypes.Main}" }] }}`,
		credentials: credentialsOf('jobSource', 'jobTarget'),
		properties: [...describeOperations(operations, 'route'), ...markers],
	};

	methods = {
		listSearch: { searchSourceJobs, searchSourceStatuses, searchTargetJobs, searchTargetStatuses },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs = this.getNodeParameter('operation', 0) === 'route' ? routes.length : 1;
		return await runChosen(this, operations, outputs);
	}
}
