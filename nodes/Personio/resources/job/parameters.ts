import type { INodeProperties } from 'n8n-workflow';
import { pickList } from '../../../../shared/node/parameters';

/** A published position. */
export function jobPickList(
	extra: { description?: string; required?: true } = {},
): INodeProperties {
	return pickList({
		displayName: 'Job',
		name: 'job',
		searchListMethod: 'searchJobs',
		idPlaceholder: 'e.g. 12345',
		urlPattern: {
			regex: 'https?://[^/]+/(?:.*/)?job/([0-9]+)',
			placeholder: 'e.g. https://your-company.jobs.personio.de/job/12345',
		},
		...extra,
	});
}

export const languageOption: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'Czech', value: 'cs' },
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English', value: 'en' },
		{ name: 'Finnish', value: 'fi' },
		{ name: 'French', value: 'fr' },
		{ name: 'German', value: 'de' },
		{ name: 'Italian', value: 'it' },
		{ name: 'Polish', value: 'pl' },
		{ name: 'Portuguese', value: 'pt' },
		{ name: 'Spanish', value: 'es' },
		{ name: 'Swedish', value: 'sv' },
	],
	default: 'de',
	description:
		'Language of the texts. Personio gives no texts in a language that the job is not written in.',
};
