import { z, type ZodType, type ZodTypeDef } from 'zod';
import { optionalText, pickList, textList } from '../../shared/node/panel/parameters';
import {
	choice,
	entriesOf,
	field,
	schemaOf,
	several,
	text,
	type Field,
	type Fields,
} from '../../shared/vendor/fields';

const period = {
	from: text('From', 'The beginning, as YYYY, YYYY-MM or YYYY-MM-DD', {
		placeholder: 'e.g. 2021-04',
	}),
	to: text('To', 'The end, written as the beginning; left out while it lasts'),
	description: text('Description', 'What was learned or done, as plain text'),
};
const education = {
	degree: text('Degree', 'The degree with its subject, e.g. BSc Computer Science'),
	institution: text('Institution', 'The school or university'),
	...period,
};
const experience = {
	title: text('Title', 'The position that the person held'),
	company: text('Company', 'The employer at that time'),
	...period,
};
const languages = {
	language: text('Language', 'The name of the language or its ISO 639-1 code'),
	level: text('Level', 'How well the person has the language, in any words', {
		placeholder: 'e.g. B2',
	}),
};
const links = {
	type: choice(
		'Type',
		{
			github: 'GitHub',
			linkedin: 'LinkedIn',
			other: 'Other',
			website: 'Website',
			xing: 'Xing',
		},
		'linkedin',
		'What kind of page the address leads to',
	),
	url: text('URL', 'Only addresses with http or https are taken', {
		placeholder: 'e.g. https://www.linkedin.com/in/name',
	}),
};

const needed = z.string().trim().min(1, 'is empty');
const noTime = 'UTC';

/** What a profile says of a person besides name and e-mail. */
export const profileFields = {
	education: rows('Education', 'Add Education', education, schemaOf(education, noTime)),
	experience: rows('Experience', 'Add Experience', experience, schemaOf(experience, noTime)),
	languages: rows(
		'Languages',
		'Add Language',
		languages,
		z.object({ language: needed, level: optionalText }),
	),
	links: rows('Links', 'Add Link', links, z.object({ type: z.string(), url: needed })),
	location: text('Location', 'Where the person lives or wants to work, as one text'),
	phone: text('Phone', 'The telephone number, best with its country code, e.g. +49 89 1234567'),
	skills: texts('Skills', 'Comma-separated names of skills'),
	tags: texts('Tags', 'Comma-separated tags, as recruiters search for them'),
};

function rows<Row>(
	displayName: string,
	button: string,
	fields: Fields,
	row: ZodType<Row, ZodTypeDef, unknown>,
): Field<Row[]> {
	return field(
		{
			displayName,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: button },
			placeholder: button,
			default: {},
			options: [{ displayName, name: 'entry', values: entriesOf(fields) }],
		},
		z
			.object({ entry: z.array(row).default([]) })
			.optional()
			.transform((value) => value?.entry ?? []),
	);
}

function texts(displayName: string, description: string): Field<string[]> {
	return { ...text(displayName, description), value: () => textList };
}

/** Pools by the list of the account, or by IDs from an expression, in the order in which they were chosen. */
export function pools(displayName: string): Field<string[]> {
	return { ...several(displayName, 'getPools'), value: () => textList };
}

/** What a recruiter sets on a talent, wherever its data comes from. */
export const settings = {
	status: picked(
		'Status',
		'searchStatuses',
		'e.g. status-contacted',
		'The one of the account that is the default when left out',
	),
	preferredLanguage: picked(
		'Preferred Language',
		'searchLanguages',
		'e.g. de',
		'That of the candidate when left out, where the account offers it',
	),
	poolIds: pools('Pool'),
	notes: field(
		{
			displayName: 'Notes',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Note', rows: 2 },
			default: [],
			description:
				'Added besides the notes that the candidate carries; one with the same text is not added twice',
		},
		z.preprocess(
			(value) => (typeof value === 'string' ? [value] : (value ?? [])),
			z.array(z.union([z.string(), z.number().transform(String)])),
		),
	),
};

function picked(
	displayName: string,
	searchListMethod: string,
	idPlaceholder: string,
	description: string,
): Field<string | undefined> {
	return {
		property: (name) =>
			pickList({ displayName, name, searchListMethod, idPlaceholder, description }),
		value: () => optionalText,
	};
}
