import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeResources, operationInWords } from '../../shared/node/description';
import { runResource } from '../../shared/node/run';
import { apiCredentials, apiMarkers } from './apis';
import { searchJobs, searchPhases, searchRecruitingJobs } from './listSearch';
import { application } from './resources/application';
import { candidate } from './resources/candidate';
import { category } from './resources/category';
import { document } from './resources/document';
import { job } from './resources/job';
import { recruitingJob } from './resources/recruitingJob';
import { stage } from './resources/stage';

const resources = [application, candidate, category, document, job, recruitingJob, stage];

export class Personio implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Personio',
		name: 'personio',
		icon: { light: 'file:../../icons/personio.svg', dark: 'file:../../icons/personio.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Read jobs, applications, candidates and stages of Personio, and create applications with their documents',
		defaults: { name: 'Personio' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: apiCredentials,
		properties: [...describeResources(resources), ...apiMarkers],
	};

	methods = { listSearch: { searchJobs, searchPhases, searchRecruitingJobs } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
