import type { INodeProperties } from 'n8n-workflow';
import { batchingOption } from '../../../../shared/node/parameters';

export const importParameters: INodeProperties[] = [
	{
		displayName: 'Job',
		name: 'jobSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description: 'The input item is a job, as the other recruiting nodes give it',
			},
			{ name: 'Defined Below', value: 'fields', description: 'Enter all fields here' },
		],
		default: 'input',
	},
	{
		displayName: 'System',
		name: 'externalSystem',
		type: 'string',
		required: true,
		displayOptions: { show: { jobSource: ['fields'] } },
		default: '',
		placeholder: 'e.g. personio',
		description: 'Where the job comes from; its matches are meant for a job there',
	},
	{
		displayName: 'Job ID',
		name: 'externalId',
		type: 'string',
		required: true,
		displayOptions: { show: { jobSource: ['fields'] } },
		default: '',
		placeholder: 'e.g. 2001',
		description: 'The ID of the job there, by which it is recognised when it is imported again',
	},
	{
		displayName: 'Job Fields',
		name: 'jobFields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: 'getJobFields',
				mode: 'add',
				valuesLabel: 'Job Fields',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				supportAutoMap: false,
				multiKeyMatch: false,
			},
		},
		description:
			'What the job does not bring along. A value here wins over that of the job; lists are written with commas.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			batchingOption,
			{
				displayName: 'If Imported Before',
				name: 'ifExists',
				type: 'options',
				options: [
					{
						name: 'Leave as It Is',
						value: 'keep',
						description: 'What was changed at matched.io stays',
					},
					{
						name: 'Update',
						value: 'update',
						description: 'The fields that are filled here are written; the others stay',
					},
				],
				default: 'update',
				description: 'What to do with a job that matched.io knows from an earlier import',
			},
			{
				displayName: 'Import Jobs That Are Not Open',
				name: 'notOpen',
				type: 'boolean',
				default: false,
				description: 'Whether to import also drafts and jobs that are closed or archived',
			},
		],
	},
];
