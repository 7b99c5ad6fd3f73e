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
	description: 'YYYY, YYYY-MM or YYYY-MM-DD',
};
const to: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	default: '',
	description: 'Left out while it lasts',
};
const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
};
const text = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
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
		text('Degree', 'degree'),
		text('Institution', 'institution'),
		from,
		to,
		description,
	]),
	rows('Experience', 'experience', 'Add Experience', [
		text('Title', 'title'),
		text('Company', 'company'),
		from,
		to,
		description,
	]),
	rows('Languages', 'languages', 'Add Language', [
		text('Language', 'language'),
		{ ...text('Level', 'level'), placeholder: 'e.g. B2' },
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
		},
		{
			...text('URL', 'url'),
			placeholder: 'e.g. https://www.linkedin.com/in/name',
			description: 'Only addresses with http or https are taken',
		},
	]),
	text('Location', 'location'),
	text('Phone', 'phone'),
	{ ...text('Skills', 'skills'), description: 'Comma-separated' },
	{ ...text('Tags', 'tags'), description: 'Comma-separated' },
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
