import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { optionalText, textList } from '../../../../shared/node/parameters';
import type { TalentFields } from '../../../../shared/vendors/talentry/draft';

const from: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2021-04',
	description: 'The beginning, as YYYY, YYYY-MM or YYYY-MM-DD',
};
const to: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	default: '',
	description: 'The end, written as the beginning; left out while it lasts',
};
const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: 'What was learned or done, as plain text',
};
const text = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

function rows(
	displayName: string,
	name: string,
	button: string,
	values: INodeProperties[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: button },
		placeholder: button,
		default: {},
		options: [{ displayName, name: 'entry', values }],
	};
}

/** What a profile says of a person besides name and e-mail. */
export const profileFields: INodeProperties[] = [
	rows('Education', 'education', 'Add Education', [
		text('Degree', 'degree', 'The degree with its subject, e.g. BSc Computer Science'),
		text('Institution', 'institution', 'The school or university'),
		from,
		to,
		description,
	]),
	rows('Experience', 'experience', 'Add Experience', [
		text('Title', 'title', 'The position that the person held'),
		text('Company', 'company', 'The employer at that time'),
		from,
		to,
		description,
	]),
	rows('Languages', 'languages', 'Add Language', [
		text('Language', 'language', 'The name of the language or its ISO 639-1 code'),
		{
			...text('Level', 'level', 'How well the person has the language, in any words'),
			placeholder: 'e.g. B2',
		},
	]),
	rows('Links', 'links', 'Add Link', [
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'GitHub', value: 'github' },
				{ name: 'LinkedIn', value: 'linkedin' },
				{ name: 'Other', value: 'other' },
				{ name: 'Website', value: 'website' },
				{ name: 'Xing', value: 'xing' },
			],
			default: 'linkedin',
			description: 'What kind of page the address leads to',
		},
		{
			...text('URL', 'url', 'Only addresses with http or https are taken'),
			placeholder: 'e.g. https://www.linkedin.com/in/name',
		},
	]),
	text('Location', 'location', 'Where the person lives or wants to work, as one text'),
	text('Phone', 'phone', 'The telephone number, best with its country code, e.g. +49 89 1234567'),
	text('Skills', 'skills', 'Comma-separated names of skills'),
	text('Tags', 'tags', 'Comma-separated tags, as recruiters search for them'),
];

function entries<Entry extends z.ZodRawShape>(shape: Entry) {
	return z
		.object({ entry: z.array(z.object(shape)).default([]) })
		.optional()
		.transform((value) => value?.entry ?? []);
}

const period = { from: optionalText, to: optionalText, description: optionalText };

/** What the fields say, in the vocabulary. */
export const profileSchema = z.object({
	education: entries({ degree: optionalText, institution: optionalText, ...period }),
	experience: entries({ title: optionalText, company: optionalText, ...period }),
	languages: entries({ language: z.string().trim().min(1, 'is empty'), level: optionalText }),
	links: entries({ type: z.string(), url: z.string().trim().min(1, 'is empty') }),
	location: optionalText,
	phone: optionalText,
	skills: textList,
	tags: textList,
}) satisfies z.ZodType<TalentFields, z.ZodTypeDef, unknown>;
