import { textList } from '../../shared/node/parameters';
import { choice, count, field, flag, text, type Field } from '../../shared/vendor/fields';
import { chosenFrom } from '../../shared/vendor/pickList';
import { pickedId } from './parameters';
import { dateFields } from './resources';

/**
 * Fields of a candidate besides name and e-mail.
 * @param fromInput whether there is an input that a field could come from
 */
function fieldsOf(fromInput: boolean) {
	const otherwise = fromInput ? ' From the input when left out.' : '';
	return {
		consentGiven: flag(
			'Consent Given',
			`Whether the candidate has agreed to be kept. For how long, the data-retention settings of the account say.${otherwise}`,
			true,
		),
		linkedinUrl: text('LinkedIn URL', `The address of the profile at LinkedIn.${otherwise}`, {
			placeholder: 'e.g. https://www.linkedin.com/in/nathan',
		}),
		phone: text('Phone', `The telephone number with its country code.${otherwise}`),
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
