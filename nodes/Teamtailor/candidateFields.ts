import type { FieldType, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';
import type { Item } from '../../shared/node/input/item';
import { textList } from '../../shared/node/panel/parameters';
import {
	enteredFields,
	fieldMapper,
	mapperMethod,
	type MapperField,
} from '../../shared/vendor/fieldMapper';
import { choice, count, field, flag, text, type Field } from '../../shared/vendor/fields';
import { chosenFrom } from '../../shared/vendor/pickList';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import type { CustomFieldEntry } from './customFields';
import { toCustomField } from './mapping';
import { dateFields } from './resources';

/**
 * Fields of a candidate besides name and e-mail.
 * @param fromInput whether there is an input that a field could come from
 */
function fieldsOf(fromInput: boolean) {
	const otherwise = fromInput ? '. Defaults to the value of the input.' : '';
	return {
		consentGiven: flag(
			'Consent Given',
			`Whether the candidate has agreed to be kept. For how long, the data-retention settings of the account say${otherwise || '.'}`,
			true,
		),
		linkedinUrl: text('LinkedIn URL', `The address of the profile at LinkedIn${otherwise}`, {
			placeholder: 'e.g. https://www.linkedin.com/in/nathan',
		}),
		phone: text('Phone', `The telephone number with its country code${otherwise}`),
		pitch: text('Pitch', 'What the candidate says in one sentence; at most 140 characters'),
		referringUrl: text(
			'Referring URL',
			'The page that the candidate came from; Teamtailor names the site after it',
			{ placeholder: 'e.g. https://jobs.example.com/123' },
		),
		resumeUrl: text('Resume URL', 'A public address from which Teamtailor fetches the CV', {
			placeholder: 'e.g. https://files.example.com/cv.pdf',
		}),
		sourced: flag(
			'Sourced',
			'Whether a recruiter has found the candidate. A candidate without an email always counts as sourced.',
			true,
		),
		tags: tags(
			fromInput
				? 'Comma-separated. Added to the tags of the input and of the candidate.'
				: 'Comma-separated. Added to those there are.',
		),
	};
}

function tags(description: string): Field<string[]> {
	return {
		...text('Tags', description, { placeholder: 'e.g. Workwise,Berlin' }),
		value: () => textList,
	};
}

/** Those of a new candidate, whose input may say the same. */
export const fieldsOrInput = fieldsOf(true);

export const updateFields = {
	...fieldsOf(false),
	email: text('Email', 'Must be unique in the account', { placeholder: 'name@email.com' }),
	firstName: text('First Name', 'The new given name of the candidate'),
	lastName: text('Last Name', 'The new family name of the candidate'),
};

export const sendWelcomeMessage = flag(
	'Send Welcome Message',
	'Whether Teamtailor greets the new candidate by email',
);

/** What happens to a candidate that is there. */
export const existing = choice(
	'Existing Candidate',
	{
		merge: {
			name: 'Let Teamtailor Merge',
			description:
				'Teamtailor merges by email; which values win, it does not document. Without an email, the fields are overwritten.',
		},
		overwrite: {
			name: 'Overwrite Fields',
			description: 'The candidate gets all values that are given; tags are added',
		},
	},
	'overwrite',
	'What happens to a candidate with the same email',
);

/** What the panel says of the e-mail address: without one, the candidate counts as sourced. */
export const emailNotNeeded = {
	description: 'Candidates are recognised by it. Without one, the candidate counts as sourced.',
};

/** What a pick list in a collection holds: n8n does not extract its value there. */
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

/** The entries of "Options" of everything that creates a candidate. */
export const creationOptions = {
	consentDateField: field(
		chosenFrom(dateFields.pickList, {
			required: false,
			displayName: 'Consent Date Field',
			description:
				'A custom field of type Date that gets the day on which the consent of the input expires. Teamtailor itself takes only whether there is a consent, and counts from its own data-retention settings.',
		}),
		pickedId,
	),
	lookBackDays: count(
		'Recognise Without Email for (Days)',
		30,
		'A candidate without an email gets a tag such as source:poption-17, and is recognised by it when the item comes again. Teamtailor cannot search for tags, so all candidates of the last days are read once a run. 0 creates such a candidate each time.',
	),
};

/** Values of the account's own fields. */
export const customFieldsMapper = fieldMapper('Custom Fields', 'customFields', {
	method: 'mapCustomFields',
	fieldWords: { singular: 'custom field', plural: 'custom fields' },
	description: 'Values for custom fields of the account, each in the form of its type',
});

/** What the mapper holds. */
export function readCustomFields({ read }: Item): CustomFieldEntry[] {
	const values = read('customFields', enteredFields, 'Custom Fields');
	return Object.entries(values).map(([fieldId, value]) => ({ fieldId, value }));
}

export const mapCustomFields = mapperMethod(
	teamtailorApi,
	mapperFields,
	'This account has no custom fields for candidates.',
);

const fieldTypes: Readonly<Record<string, FieldType>> = {
	Checkbox: 'boolean',
	Date: 'dateTime',
	MultiSelect: 'array',
	Number: 'number',
	Select: 'options',
	Url: 'string',
};

/** The custom fields of candidates, those with options with all of their options. */
async function* mapperFields(client: TeamtailorClient): AsyncGenerator<MapperField> {
	for await (const { record } of client.list(endpoints.listCustomFields)) {
		const { id, name, type } = toCustomField(record);
		yield {
			id,
			displayName: type === 'MultiSelect' ? `${name} (list of options)` : name,
			type: fieldTypes[type] ?? 'string',
			...(type === 'Select' && { options: await optionsOf(client, id) }),
		};
	}
}

/** All of them: an account may have more than the 30 of a page. */
async function optionsOf(
	client: TeamtailorClient,
	customField: string,
): Promise<INodePropertyOptions[]> {
	const options = [];
	const list = client.list(endpoints.listCustomFieldOptions, {}, { filter: { customField } });
	for await (const { record } of list) {
		options.push({ name: record.attributes.value, value: record.id });
	}
	return options;
}
