import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present } from '../../shared/model';
import { connect } from '../../shared/node/account/connect';
import { itemOf, type Item } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { requiredId, textList } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import {
	count,
	entriesOf,
	field,
	flag,
	propertiesOf,
	readValues,
	schemaOf,
	text,
	type Field,
} from '../../shared/vendor/fields';
import { talentryApi } from './api';
import {
	checkFullLoad,
	sendJobs,
	toTalentryJob,
	unreadableCounts,
	type JobDetails,
} from './fullLoad';
import { refuseMassDeactivation } from './goingOffline';
import { readInputJobs, refuseFilteredReading } from './inputJobs';
import { system } from './records';

/** Fields of a job; an expression is worked out for each input item. */
const jobFields = {
	company: text('Company', 'The external ID of the company in Talentry'),
	contactPersonEmail: text(
		'Contact Email',
		'The email address of the person whom candidates may ask',
	),
	contactPersonName: text('Contact Name', 'The full name of the person whom candidates may ask'),
	contactPersonPhone: text(
		'Contact Phone',
		'The telephone number of the person whom candidates may ask',
	),
	customData: field(
		{
			displayName: 'Custom Data',
			type: 'json',
			default: '',
			description: 'An object of further fields, as they are agreed upon with Talentry',
		},
		z
			.union([z.string(), z.record(z.unknown())])
			.optional()
			.transform((value, context) => {
				if (typeof value === 'object') return JSON.stringify(value);
				if (!value?.trim()) return undefined;
				try {
					return JSON.stringify(JSON.parse(value));
				} catch {
					context.addIssue({ code: 'custom', message: 'must be JSON' });
					return z.NEVER;
				}
			}),
	),
	departments: externalIds(
		'Departments',
		'The department of the job when left out; each job needs one.',
	),
	description: {
		...text('Description', 'The text of the job as HTML; none when left out'),
		value: () => z.string().nullish(),
	},
	internalOnly: flag('Internal Only', 'Whether only employees see the job'),
	locations: externalIds('Locations', 'The location of the job when left out.'),
	rewardAmount: field(
		{
			displayName: 'Reward Amount',
			type: 'number',
			default: 0,
			description: 'What an employee gets for a successful referral, in the unit of Reward Type',
		},
		z.coerce.number().min(0).optional(),
	),
	rewardType: text('Reward Type', 'The external ID of the reward type in Talentry, e.g. EUR'),
	tags: externalIds('Tags', 'None when left out.'),
};

function externalIds(displayName: string, otherwise: string): Field<string[]> {
	const noun = displayName.toLowerCase();
	const description = `Comma-separated external IDs of ${noun} in Talentry. ${otherwise}`;
	return { ...text(displayName, description), value: () => textList };
}

/** What is said of the load as a whole. */
const load = {
	source: {
		...text(
			'Source',
			'The name of the system that the jobs come from, as it is agreed upon with Talentry',
			{ placeholder: 'e.g. personio', required: true },
		),
		value: () => requiredId,
	},
	deactivateMissingJobs: field(
		{
			displayName: 'Deactivate Missing Jobs',
			type: 'boolean',
			default: true,
			description: 'Whether jobs that are not among the input items go offline at Talentry',
		},
		z.boolean(),
	),
};

const locale = field(
	{
		displayName: 'Locale',
		type: 'string',
		default: 'de',
		required: true,
		description: 'The language of titles and descriptions',
	},
	z
		.string()
		.trim()
		.regex(/^[a-z]{2}([-_][A-Za-z]{2})?$/, 'must be a language such as de or en'),
);

const options = {
	allowEmpty: flag(
		'Allow Empty List',
		'Whether to send the load even though there is no job in it, which takes all jobs of the source offline',
	),
	allowFiltered: flag(
		'Allow Filtered List',
		'Whether to send the load even though a node before this one leaves out jobs, which then go offline',
	),
	allowMany: flag(
		'Allow Many to Go Offline',
		'Whether to send the load even though more than half of the jobs that are online would go offline',
	),
	minimumJobs: count(
		'Minimum Number of Jobs',
		1,
		'With fewer jobs than this nothing is sent, since a reading may have failed',
		1,
	),
	onlyOpen: flag(
		'Only Open Jobs',
		'Whether to leave out jobs that are closed, archived or drafts, so that they go offline',
		true,
	),
	skipInvalidJobs: flag(
		'Skip Invalid Jobs',
		'Whether Talentry goes on with the other jobs when it does not accept one, instead of stopping the import',
		true,
	),
};

const fullLoadNotice: INodeProperties = {
	displayName:
		'All input items together are one full load: with Deactivate Missing Jobs, every job that is not among them goes offline at Talentry. Read all jobs before this node (Return All).',
	name: 'fullLoadNotice',
	type: 'notice',
	default: '',
};

const notChecked =
	"Talentry does not list its jobs, so nobody has checked how many of them have gone offline. Set 'Minimum Number of Jobs' to be safe from a reading that is not complete.";

export const sendAllJobs: Operation = {
	option: {
		name: 'Send All',
		value: 'sendAll',
		action: 'Send all jobs',
		description:
			'Hand over all current jobs in one full load; Talentry creates, updates and deactivates by it',
	},
	once: true,
	properties: [
		fullLoadNotice,
		...propertiesOf({ ...load, locale }),
		{
			displayName: 'Job Fields',
			name: 'jobFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: entriesOf(jobFields),
			description: 'What is sent with each job besides its own fields',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: entriesOf(options),
		},
	],
	async start(context) {
		const client = await connect(context, talentryApi);
		const zone = context.getTimezone();
		return async () => {
			const { read } = itemOf(context, 0);
			const { source = '', deactivateMissingJobs = true } = readValues(load, read, zone);
			const chosen = read('options', schemaOf(options, zone), 'Options');
			const { allowEmpty = false, allowFiltered = false, allowMany = false } = chosen;
			const { minimumJobs = 1 } = chosen;
			const { onlyOpen = true, skipInvalidJobs = true } = chosen;
			const given = readInputJobs(context);
			if (deactivateMissingJobs && !allowFiltered) refuseFilteredReading(context);
			const sent = given.filter(({ job }) => !onlyOpen || job.status === 'open');
			const jobs = checkFullLoad(
				sent.map(({ itemIndex, job }) => ({
					itemIndex,
					job: toTalentryJob(job, readDetails(itemOf(context, itemIndex), zone)),
				})),
				{ deactivateMissingJobs, allowEmpty, minimumJobs },
			);
			const hint = (message: string) =>
				context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
			if (deactivateMissingJobs && !allowMany && jobs.length > 0) {
				const jobIds = jobs.map(({ externalId }) => externalId);
				const isChecked = await refuseMassDeactivation(client, source, jobIds);
				if (!isChecked && minimumJobs === 1) hint(notChecked);
			}
			const answer = await sendJobs(client, jobs, {
				source,
				deactivateMissingJobs,
				skipInvalidJobs,
			});
			const unreadable = unreadableCounts(answer);
			if (unreadable.length > 0) {
				hint(`Talentry's answer has counts that cannot be read: ${unreadable.join(', ')}.`);
			}
			return [
				{
					json: toJson({
						system,
						result: 'updated',
						source,
						deactivateMissingJobs,
						sent: jobs.length,
						notOpen: given.length - sent.length,
						jobIds: jobs.map(({ externalId }) => externalId),
						...(answer !== undefined && { answer }),
					}),
				},
			];
		};
	},
};

/** What the parameters say about the job of one item. @throws Failure `validation` */
function readDetails({ read }: Item, zone: string): JobDetails {
	const details = read('jobFields', schemaOf(jobFields, zone), 'Job Fields');
	const { departments = [], locations = [], tags = [], ...rest } = details;
	const { locale: language = '' } = readValues({ locale }, read, zone);
	return { locale: language, departments, locations, tags, ...present(rest) };
}
