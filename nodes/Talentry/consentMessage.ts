import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { present } from '../../shared/model';
import type { Item } from '../../shared/node/input/item';
import { entriesOf, schemaOf, text } from '../../shared/vendor/fields';
import type { TalentryClient } from './api';
import { channels, consentTexts, languages, type Channel, type Language } from './consentTexts';
import type { TalentryTalent } from './records';

/** A text with the link to the consent, for whoever sends it. */
export interface ConsentMessage {
	channel: Channel;
	language: Language;
	subject?: string;
	text: string;
}

const shown = { show: { messageChannel: [...channels] } };

const messageFields = {
	company: text('Company', "Who asks; the tenant's name in Talentry when left out"),
	sender: text('Sender', 'The name below the text; if it is empty, there is no line for it'),
	subject: text('Subject', 'Of an email; the example when left out, with the placeholders of Text'),
	text: text(
		'Text',
		'Defaults to the example of the language and channel. {link}, {firstName}, {lastName}, {company} and {sender} are filled in.',
		{ placeholder: 'e.g. Hello {firstName}, please answer here: {link}', rows: 8 },
	),
};

export const messageParameters: INodeProperties[] = [
	{
		displayName: 'Message',
		name: 'messageChannel',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Email',
				value: 'email',
				description: 'A text with a subject, to be sent by your own mail node',
			},
			{ name: 'LinkedIn or Xing', value: 'linkedin', description: 'A text for a direct message' },
			{ name: 'None', value: 'none', description: 'The link alone' },
			{ name: 'SMS or WhatsApp', value: 'sms', description: 'A short text' },
		],
		default: 'none',
		description: 'A text with the link, filled with names. This node sends nothing.',
	},
	{
		displayName: 'Language',
		name: 'messageLanguage',
		type: 'options',
		displayOptions: shown,
		options: [
			{ name: 'English', value: 'en' },
			{
				name: 'From Talent',
				value: 'talent',
				description: 'The preferred language of the talent, English where there is no text in it',
			},
			{ name: 'German', value: 'de' },
			{ name: 'Norwegian', value: 'no' },
			{ name: 'Polish', value: 'pl' },
		],
		default: 'talent',
		description: 'The language of the example text',
	},
	{
		displayName: 'Message Fields',
		name: 'messageFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: shown,
		default: {},
		options: entriesOf(messageFields),
	},
];

/** Writes the message to one talent; absent if none is wanted. */
export type MessageWriter = ((talent: TalentryTalent, link: string) => ConsentMessage) | undefined;

/**
 * Prepares the message that the parameters ask for, before anybody is asked for a consent.
 * @param tenantName reads how the account is called
 * @throws Failure `validation` for a text that cannot be filled in
 */
export async function messageWriter(
	{ context, read }: Item,
	tenantName: () => Promise<string | undefined>,
): Promise<MessageWriter> {
	const channel = read('messageChannel', z.enum(['none', ...channels]), 'Message');
	if (channel === 'none') return undefined;
	const chosen = read('messageLanguage', z.enum(['talent', ...languages]), 'Language');
	const schema = schemaOf(messageFields, context.getTimezone());
	const { sender = '', ...fields } = read('messageFields', schema, 'Message Fields');
	const company = fields.company ?? (await tenantName());
	if (!company) {
		throw invalidInput('The message has no company', [
			{ field: 'Company', message: 'is empty, and Talentry does not name the account' },
		]);
	}
	refuseUnknown(fields);
	return (talent, link) => {
		const language = chosen === 'talent' ? languageOf(talent) : chosen;
		const example = consentTexts[language][channel];
		const { firstName, lastName } = talent;
		const values = { firstName, lastName, company, sender, link };
		const subject = example.subject && filled(fields.subject ?? example.subject, values);
		return {
			channel,
			language,
			...present({ subject }),
			text: filled(fields.text ?? example.text, values),
		};
	};
}

/** Reads the name of the account once, when it is needed first. */
export function tenantNameOf(client: TalentryClient): () => Promise<string | undefined> {
	let name: string | undefined;
	return async () => {
		name ??= (await client.read('getAccount')).record.tenant.name ?? undefined;
		return name;
	};
}

/** Norwegian has two written forms, and both read this one. */
function languageOf({ language }: TalentryTalent): Language {
	const code = (language ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
	if (['nb', 'nn'].includes(code)) return 'no';
	return languages.find((known) => known === code) ?? 'en';
}

const placeholders = ['firstName', 'lastName', 'company', 'sender', 'link'];
const placeholder = /\{(\w+)\}/g;

function refuseUnknown({ subject = '', text: body }: { subject?: string; text?: string }): void {
	for (const [field, value] of [
		['Subject', subject],
		['Text', body ?? '{link}'],
	] as const) {
		const unknown = [...value.matchAll(placeholder)].find(
			([, name]) => !placeholders.includes(name ?? ''),
		);
		if (unknown) {
			throw invalidInput(
				`The message cannot be written: '${field}' has the placeholder ${unknown[0]}`,
				[{ field, message: `${unknown[0]} is not known` }],
				`Use ${placeholders.map((name) => `{${name}}`).join(', ')}. Nobody was asked.`,
			);
		}
		if (field === 'Text' && !value.includes('{link}')) {
			throw invalidInput(
				"The message cannot be written: 'Text' has no {link}",
				[{ field, message: 'has no {link}' }],
				'Enter {link} where the address is to stand. Nobody was asked.',
			);
		}
	}
}

/** Fills in all placeholders in one step, so that none in a name is filled. A line whose values are empty is left out. */
function filled(template: string, values: Record<string, string>): string {
	const valueOf = (_whole: string, name: string) => values[name] ?? '';
	return template
		.split('\n')
		.map((line) => ({ line, text: line.replace(placeholder, valueOf) }))
		.filter(({ line, text: words }) => line.trim() === '' || words.trim() !== '')
		.map(({ text: words }) => words.trimEnd())
		.join('\n')
		.trim();
}
