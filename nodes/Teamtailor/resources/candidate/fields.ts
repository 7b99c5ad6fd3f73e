import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { optionalText, readParameter } from '../../../../shared/node/parameters';
import type { CustomFieldEntry } from '../../../../shared/vendors/teamtailor/customFields';

/** Fields of a candidate besides name and e-mail. */
export const fieldProperties: INodeProperties[] = [
	{
		displayName: 'Consent Given',
		name: 'consentGiven',
		type: 'boolean',
		default: true,
		description:
			'Whether the candidate has agreed to be kept. For how long, the data-retention settings of the account say. From the input when left out.',
	},
	{
		displayName: 'LinkedIn URL',
		name: 'linkedinUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://www.linkedin.com/in/nathan',
		description: 'The address of the profile at LinkedIn. From the input when left out.',
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		description: 'The telephone number with its country code. From the input when left out.',
	},
	{
		displayName: 'Pitch',
		name: 'pitch',
		type: 'string',
		default: '',
		description: 'What the candidate says in one sentence; at most 140 characters',
	},
	{
		displayName: 'Referring URL',
		name: 'referringUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://jobs.example.com/123',
		description: 'The page that the candidate came from; Teamtailor names the site after it',
	},
	{
		displayName: 'Resume URL',
		name: 'resumeUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://files.example.com/cv.pdf',
		description: 'A public address from which Teamtailor fetches the CV',
	},
	{
		displayName: 'Sourced',
		name: 'sourced',
		type: 'boolean',
		default: true,
		description:
			'Whether a recruiter has found the candidate. A candidate without an email always counts as sourced.',
	},
	{
		displayName: 'Tags',
		name: 'tags',
		type: 'string',
		default: '',
		placeholder: 'e.g. Workwise,Berlin',
		description: 'Comma-separated. Added to the tags of the input and of the candidate.',
	},
];

export const sendWelcomeMessage: INodeProperties = {
	displayName: 'Send Welcome Message',
	name: 'sendWelcomeMessage',
	type: 'boolean',
	default: false,
	description: 'Whether Teamtailor greets the new candidate by email',
};

export const candidateFieldsSchema = z.object({
	consentGiven: z.boolean().optional(),
	linkedinUrl: optionalText,
	phone: optionalText,
	pitch: optionalText,
	referringUrl: optionalText,
	resumeUrl: optionalText,
	sendWelcomeMessage: z.boolean().optional(),
	sourced: z.boolean().optional(),
	tags: optionalText,
});

const mapperSchema = z
	.object({ value: z.record(z.unknown()).nullish() })
	.nullish()
	.transform((mapper) => mapper?.value ?? {});

/** What the resource mapper holds. */
export function readCustomFields(
	context: IExecuteFunctions,
	itemIndex: number,
): CustomFieldEntry[] {
	const values = readParameter(context, 'customFields', itemIndex, mapperSchema, 'Custom Fields');
	return Object.entries(values).map(([fieldId, value]) => ({ fieldId, value }));
}
