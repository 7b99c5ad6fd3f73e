import type { INodeProperties } from 'n8n-workflow';
import { withoutConsentOption } from '../../../../shared/node/candidateParameters';
import { batchingOption, pickList } from '../../../../shared/node/parameters';

/** Pools by the list of the account, or by IDs from an expression. */
export function poolsParameter(displayName: string, name: string): INodeProperties {
	return {
		displayName: `${displayName} Names or IDs`,
		name,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getPools' },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	};
}

/** What a recruiter sets on a talent, wherever its data comes from. */
export const settingParameters: INodeProperties[] = [
	pickList({
		displayName: 'Status',
		name: 'status',
		searchListMethod: 'searchStatuses',
		idPlaceholder: 'e.g. status-contacted',
		description: 'The one of the account that is the default when left out',
	}),
	pickList({
		displayName: 'Preferred Language',
		name: 'preferredLanguage',
		searchListMethod: 'searchLanguages',
		idPlaceholder: 'e.g. de',
		description: 'That of the candidate when left out, where the account offers it',
	}),
	poolsParameter('Pool', 'poolIds'),
	{
		displayName: 'Notes',
		name: 'notes',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Note', rows: 2 },
		default: [],
		description:
			'Added besides the notes that the candidate carries; one with the same text is not added twice',
	},
];

export const writeOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		batchingOption,
		{
			...withoutConsentOption,
			description:
				'Whether to write the talent even though the consent that the candidate has given elsewhere has expired, was declined or was withdrawn',
		},
	],
};
