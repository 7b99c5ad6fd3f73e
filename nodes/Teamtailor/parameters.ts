import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { candidateParameters, documentParameters } from '../../shared/node/candidateParameters';
import { pickList } from '../../shared/node/parameters';

const job = {
	displayName: 'Job',
	name: 'job',
	searchListMethod: 'searchJobs',
	idPlaceholder: 'e.g. 12345',
};

export const jobPickList: INodeProperties = pickList({ ...job, required: true });

/** A job that only narrows down another list. */
export function jobForList(description: string): INodeProperties {
	return pickList({ ...job, description });
}

export const stagePickList: INodeProperties = pickList({
	displayName: 'Stage Name or ID',
	name: 'stage',
	searchListMethod: 'searchStages',
	idPlaceholder: 'e.g. 67890',
	required: true,
	hint: 'Every job has stages of its own: the list shows those of the job that is chosen',
});

export const candidatePickList: INodeProperties = pickList({
	displayName: 'Candidate',
	name: 'candidate',
	searchListMethod: 'searchCandidates',
	idPlaceholder: 'e.g. 12345',
	required: true,
	hint: 'The list shows the newest candidates; type a whole email address to find another one',
});

/** Whom it is about. An e-mail address is not needed: without one, the candidate counts as sourced. */
export const personParameters: INodeProperties[] = candidateParameters.map((parameter) => {
	if (parameter.name !== 'email') return parameter;
	const { displayName, name, type, placeholder, displayOptions } = parameter;
	return {
		...{ displayName, name, type, default: '' },
		...(placeholder && { placeholder }),
		...(displayOptions && { displayOptions }),
		description: 'Candidates are recognised by it. Without one, the candidate counts as sourced.',
	};
});

/** Which files go with it, and how they get to Teamtailor. */
export const fileParameters: INodeProperties[] = [
	...documentParameters,
	{
		displayName:
			"Teamtailor fetches files itself, from a public address. Files on the item are offered at a signed address of this n8n, good for an hour: n8n must be reachable from the internet at the address that it has for itself (N8N_EDITOR_BASE_URL or WEBHOOK_URL), at the path /rest/binary-data/signed. Otherwise give documents that have a public 'url', or choose None.",
		name: 'filesNotice',
		type: 'notice',
		displayOptions: { show: { documentSource: ['input', 'binary'] } },
		default: '',
	},
];

/** Values of the account's own fields. */
export const customFieldsMapper: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: 'Values for custom fields of the account, each in the form of its type',
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'mapCustomFields',
			mode: 'add',
			valuesLabel: 'Custom Fields',
			fieldWords: { singular: 'custom field', plural: 'custom fields' },
			addAllFields: false,
			supportAutoMap: false,
			multiKeyMatch: false,
		},
	},
};

export const consentDateFieldOption: INodeProperties = pickList({
	displayName: 'Consent Date Field',
	name: 'consentDateField',
	searchListMethod: 'searchDateFields',
	idPlaceholder: 'e.g. 123',
	description:
		'A custom field of type Date that gets the day on which the consent of the input expires. Teamtailor itself takes only whether there is a consent, and counts from its own data-retention settings.',
});

export const lookBackOption: INodeProperties = {
	displayName: 'Recognise Without Email for (Days)',
	name: 'lookBackDays',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 30,
	description:
		'A candidate without an email gets a tag such as source:poption-17, and is recognised by it when the item comes again. Teamtailor cannot search for tags, so all candidates of the last days are read once a run. 0 creates such a candidate each time.',
};

/** What a pick list in a collection holds: its value alone is not extracted by n8n. */
export const pickedId = z
	.union([
		z
			.object({ value: z.union([z.string(), z.number()]).nullish() })
			.transform(({ value }) => value),
		z.string(),
		z.number(),
	])
	.nullish()
	.transform((value) => String(value ?? '').trim() || undefined);
