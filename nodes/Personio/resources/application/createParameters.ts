import type { INodeProperties } from 'n8n-workflow';
import {
	candidateParameters,
	documentParameters,
	missingDocumentsOption,
	withoutConsentOption,
} from '../../../../shared/node/candidateParameters';
import { batchingOption, pickList } from '../../../../shared/node/parameters';
import { findSecondsOption } from './find';
import { jobPickList } from '../job/parameters';

const jobAndPhase: INodeProperties[] = [
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
	{ ...jobPickList({ required: true }), displayOptions: { show: { jobSource: ['chosen'] } } },
	{
		displayName: 'Phase',
		name: 'phaseSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description: 'The target status of the job link; without one, the initial phase of the job',
			},
			{
				name: 'Initial Phase of the Job',
				value: 'initial',
				description: 'Personio chooses it by the job’s category',
			},
			{ name: 'Chosen Below', value: 'chosen', description: 'A phase from the list' },
		],
		default: 'input',
	},
	{
		...pickList({
			displayName: 'Phase Name or ID',
			name: 'phase',
			searchListMethod: 'searchPhases',
			idPlaceholder: 'e.g. system:offer or custom:12345',
			required: true,
			hint: "Custom phases appear here when the credential names them under 'Custom Phases'",
		}),
		displayOptions: { show: { phaseSource: ['chosen'] } },
	},
];

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Application Date',
			name: 'applicationDate',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-03-01',
			description: 'When the candidate applied. From the input when left out; not in the future.',
		},
		{
			displayName: 'Attributes',
			name: 'attributes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Attribute' },
			placeholder: 'Add Attribute',
			default: {},
			options: [
				{
					displayName: 'Attribute',
					name: 'attribute',
					values: [
						{
							displayName: 'ID',
							name: 'id',
							type: 'string',
							default: '',
							placeholder: 'e.g. custom_attribute_12345',
							description:
								'The API name that Personio shows in the settings of the attribute, or one of available_from, birthday, gender, location, phone, salary_expectations. Phone and location of a candidate from the input are set by themselves.',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description:
								'Text; a date is written like 2026-03-01, an option exactly as Personio lists it',
						},
					],
				},
			],
		},
		{
			displayName: 'Channel ID',
			name: 'channelId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 31',
			description: 'The ID of the recruiting channel; the one of the credential when left out',
		},
		{
			displayName: 'External Posting ID',
			name: 'externalPostingId',
			type: 'string',
			default: '',
			description: 'The ID that a multiposting tool forwards, e.g. the pid of GoHiring',
		},
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'What the candidate writes. From the input when left out.',
		},
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. Workwise,Berlin',
			description:
				'Comma-separated. Added to the tags of the input; Personio creates tags that do not exist yet.',
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [batchingOption, missingDocumentsOption, findSecondsOption, withoutConsentOption],
};

const findId: INodeProperties = {
	displayName: 'Find ID in API V2',
	name: 'findId',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to look the application up afterwards, so that the output carries its ID. Creating one tells no ID; this needs the V2 credential.',
};

export const createParameters: INodeProperties[] = [
	...candidateParameters,
	...jobAndPhase,
	...documentParameters,
	findId,
	additionalFields,
	options,
];
