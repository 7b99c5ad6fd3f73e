import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeResources, operationInWords } from '../../shared/node/description';
import { runResource } from '../../shared/node/run';
import { searchPublicationPlaces, searchRecruitments } from './listSearch';
import { application } from './resources/application';
import { publicationPlace } from './resources/publicationPlace';
import { recruitment } from './resources/recruitment';
import { status } from './resources/status';

const resources = [application, publicationPlace, recruitment, status];

export class Erecruiter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'eRecruiter',
		name: 'erecruiter',
		icon: {
			light: 'file:../../icons/erecruiter.svg',
			dark: 'file:../../icons/erecruiter.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Read recruitments, statuses and applications of eRecruiter.pl, and create applications with their documents',
		defaults: { name: 'eRecruiter' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'erecruiterApi', required: true }],
		properties: describeResources(resources),
	};

	methods = { listSearch: { searchPublicationPlaces, searchRecruitments } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
