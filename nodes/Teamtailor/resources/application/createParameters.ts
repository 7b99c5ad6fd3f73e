import type { INodeProperties } from 'n8n-workflow';
import {
	missingDocumentsOption,
	withoutConsentOption,
} from '../../../../shared/node/candidateParameters';
import { batchingOption } from '../../../../shared/node/parameters';
import {
	consentDateFieldOption,
	customFieldsMapper,
	fileParameters,
	jobPickList,
	lookBackOption,
	personParameters,
	stagePickList,
} from '../../parameters';
import { fieldProperties } from '../candidate/fields';

const jobAndStage: INodeProperties[] = [
	{
		displayName: 'Job',
		name: 'jobSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description: 'The job that the Recruiting Job Link has found for the application',
			},
			{
				name: 'Chosen Below',
				value: 'chosen',
				description: 'The same job for all items, or one by expression',
			},
		],
		default: 'input',
	},
	{ ...jobPickList, displayOptions: { show: { jobSource: ['chosen'] } } },
	{
		displayName: 'Stage',
		name: 'stageSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Chosen Below',
				value: 'chosen',
				description: 'A stage of the job, from the list',
			},
			{
				name: 'First Stage of the Job',
				value: 'first',
				description: 'Where Teamtailor puts every new application',
			},
			{
				name: 'From Input',
				value: 'input',
				description: 'The target status of the job link; without one, the first stage of the job',
			},
		],
		default: 'input',
	},
	{ ...stagePickList, displayOptions: { show: { stageSource: ['chosen'] } } },
];

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		...fieldProperties,
		{
			displayName: 'Cover Letter',
			name: 'coverLetter',
			type: 'string' as const,
			typeOptions: { rows: 3 },
			default: '',
			description: 'The message of the input when left out',
		},
		{
			displayName: 'Send Default Reply',
			name: 'sendDefaultReply',
			type: 'boolean' as const,
			default: false,
			description: 'Whether Teamtailor sends its default reply to the candidate',
		},
		{
			displayName: 'Send User Notifications',
			name: 'sendUserNotifications',
			type: 'boolean' as const,
			default: false,
			description: 'Whether Teamtailor tells the recruiters of the new application',
		},
	].sort((one, other) => one.displayName.localeCompare(other.displayName)),
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		batchingOption,
		consentDateFieldOption,
		missingDocumentsOption,
		lookBackOption,
		withoutConsentOption,
	],
};

export const createParameters: INodeProperties[] = [
	...personParameters,
	...jobAndStage,
	...fileParameters,
	additionalFields,
	customFieldsMapper,
	options,
];
