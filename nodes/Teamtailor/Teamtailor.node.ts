import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeResources, operationInWords } from '../../shared/node/description';
import { runResource } from '../../shared/node/run';
import {
	searchCandidates,
	searchDateFields,
	searchJobs,
	searchRejectReasons,
	searchStages,
	searchUsers,
} from './listSearch';
import { mapCustomFields } from './resourceMapping';
import { application } from './resources/application';
import { candidate } from './resources/candidate';
import { customField } from './resources/customField';
import { document } from './resources/document';
import { job } from './resources/job';
import { note } from './resources/note';
import { rejectReason } from './resources/rejectReason';
import { stage } from './resources/stage';
import { upload } from './resources/upload';

const resources = [
	application,
	candidate,
	customField,
	document,
	job,
	note,
	rejectReason,
	stage,
	upload,
];

export class Teamtailor implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Teamtailor',
		name: 'teamtailor',
		icon: {
			light: 'file:../../icons/teamtailor.svg',
			dark: 'file:../../icons/teamtailor.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Create and read candidates and applications of Teamtailor, move and reject them, read jobs and stages',
		defaults: { name: 'Teamtailor' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'teamtailorApi', required: true }],
		properties: describeResources(resources),
	};

	methods = {
		listSearch: {
			searchCandidates,
			searchDateFields,
			searchJobs,
			searchRejectReasons,
			searchStages,
			searchUsers,
		},
		resourceMapping: { mapCustomFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
