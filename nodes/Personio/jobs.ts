import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { jobCategory } from '../../shared/files/columns';
import type { ListOptions } from '../../shared/http/contractClient';
import { Failure } from '../../shared/http/failure';
import type { Job } from '../../shared/model';
import { connect } from '../../shared/node/account/connect';
import { exportToFile } from '../../shared/node/files/exportToFile';
import { filtersCollection } from '../../shared/node/panel/filters';
import { itemOf, type Item } from '../../shared/node/input/item';
import { jobEntry, matches } from '../../shared/node/panel/listSearch';
import { manyRecords } from '../../shared/node/run/manyRecords';
import type { Operation } from '../../shared/node/run/operation';
import { limitParameters, outputProperties } from '../../shared/node/panel/parameters';
import { inVocabulary, recordWriter } from '../../shared/node/run/records';
import {
	entriesOf,
	field,
	propertiesOf,
	schemaOf,
	search,
	text,
	type Fields,
} from '../../shared/vendor/fields';
import { recordChoice } from '../../shared/vendor/readOperations';
import type { ResourceSpec } from '../../shared/vendor/resourceSpec';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { personioApi, type PersonioClient } from './client';
import { toJob, type PersonioPosition } from './feed';

/** The published jobs. Their operations are special: no list of another vendor comes in several languages. */
const published: ResourceSpec<PersonioClient, PersonioPosition, Job, Fields> = {
	name: 'Job',
	getBy: 'list',
	toModel: (position, _, { account }) => toJob(position, account),
	pick: {
		url: {
			regex: 'https?://[^/]+/(?:.*/)?job/([0-9]+)',
			placeholder: 'e.g. https://your-company.jobs.personio.de/job/12345',
		},
		async *list(client) {
			yield* (await client.feed()).positions;
		},
		entry: jobEntry,
	},
};

const filters = {
	department: text('Department', 'Jobs of that department only'),
	office: text('Office', 'Jobs at that office only, additional offices included'),
	search: search('title'),
};

const options = {
	language: field(
		{
			displayName: 'Language',
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
		},
		z.string().optional(),
	),
};

const onlyOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: propertiesOf(options),
};

function languageOf(item: Item): string | undefined {
	return item.read('options', schemaOf(options, item.context.getTimezone()), 'Options').language;
}

/** The jobs that fit the item's "Filters", in the language of its "Options". The feed has no pages and no filters. */
function jobsFor(item: Item, client: PersonioClient) {
	const filterSchema = schemaOf(filters, item.context.getTimezone());
	const wanted = item.read('filters', filterSchema, 'Filters');
	const language = languageOf(item);

	function fits({ id, name, department, office, additionalOffices }: PersonioPosition): boolean {
		const offices = [office, ...(additionalOffices?.office ?? [])];
		return (
			matches(`${name} ${id}`, wanted.search) &&
			(!wanted.department || department === wanted.department) &&
			(!wanted.office || offices.includes(wanted.office))
		);
	}

	return async function* ({ limit, onUnreadable }: ListOptions) {
		const { positions, unreadable } = await client.feed(language);
		for (const record of unreadable) onUnreadable?.(record);
		yield* positions.filter(({ record }) => fits(record)).slice(0, limit);
	};
}

const chosen = recordChoice(personioApi, published);

const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get job',
		description: 'Get one published job by its ID',
	},
	properties: [...chosen.properties, ...outputProperties, onlyOptions],
	async start(context) {
		const client = await connect(context, personioApi);
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const id = chosen.read(item);
			const { positions } = await client.feed(languageOf(item));
			const position = positions.find(({ record }) => record.id === id);
			if (!position) {
				throw new Failure({
					kind: 'notFound',
					service: 'Personio',
					message: `Personio has no published job with the ID ${id}`,
					remedy:
						'Drafts and archived jobs are not in the feed. Publish the job, or choose another one.',
				});
			}
			const { record, raw } = position;
			return [recordWriter(context, itemIndex)({ record: toJob(record, client.account), raw })];
		};
	},
};

const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many published jobs; drafts do not appear',
	},
	properties: [
		...limitParameters(),
		filtersCollection(entriesOf(filters)),
		...outputProperties,
		onlyOptions,
	],
	async start(context) {
		const client = await connect(context, personioApi);
		const toModel = (position: PersonioPosition) => toJob(position, client.account);
		return async (itemIndex) => {
			const read = jobsFor(itemOf(context, itemIndex), client);
			return await manyRecords(context, itemIndex, 'job', toModel, read);
		};
	},
};

const exportJobs = exportToFile(jobCategory, {
	properties: [filtersCollection(entriesOf(filters))],
	options: propertiesOf(options),
	async start(context) {
		const client = await connect(context, personioApi);
		return (itemIndex, listOptions) =>
			inVocabulary(jobsFor(itemOf(context, itemIndex), client)(listOptions), (position) =>
				toJob(position, client.account),
			);
	},
});

export const jobs = resourcesOf(personioApi).resource({
	...published,
	special: [exportJobs, get, getMany],
});
