import type { INodeProperties } from 'n8n-workflow';
import {
	candidateParameters,
	documentParameters,
	missingDocumentsOption,
	withoutConsentOption,
} from '../../../../shared/node/candidateParameters';
import { batchingOption, pickList } from '../../../../shared/node/parameters';
import { recruitmentPickList } from '../../parameters';

const recruitment: INodeProperties[] = [
	{
		displayName: 'Recruitment',
		name: 'jobSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description: 'The recruitment that the Recruiting Job Link has found for the application',
			},
			{
				name: 'Chosen Below',
				value: 'chosen',
				description: 'The same recruitment for all items, or one by expression',
			},
		],
		default: 'input',
	},
	{ ...recruitmentPickList, displayOptions: { show: { jobSource: ['chosen'] } } },
];

const source: INodeProperties[] = [
	{
		displayName: 'Source ID',
		name: 'sourceIdFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description: 'The source ID that the application carries, e.g. one from inhire',
			},
			{ name: 'Chosen Below', value: 'chosen', description: 'A publication place from the list' },
		],
		default: 'input',
		description: 'The publication place in eRecruiter that the candidate came through',
	},
	{
		...pickList({
			displayName: 'Publication Place',
			name: 'publicationPlace',
			searchListMethod: 'searchPublicationPlaces',
			idPlaceholder: 'e.g. 301',
			required: true,
			hint: "Made in eRecruiter under Settings > 'Miejsca publikacji ogłoszeń'",
		}),
		displayOptions: { show: { sourceIdFrom: ['chosen'] } },
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
			displayName: 'City',
			name: 'city',
			type: 'string',
			default: '',
			description: 'From the input when left out',
		},
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			description:
				'The ID under which eRecruiter recognises the application when it is sent again. The one of the source when left out, else the email.',
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
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			default: '',
			description: 'From the input when left out',
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [batchingOption, missingDocumentsOption, withoutConsentOption],
};

export const createParameters: INodeProperties[] = [
	...candidateParameters,
	...recruitment,
	...source,
	...documentParameters,
	additionalFields,
	options,
];
