import { candidateCategory } from '../../shared/files/columns';
import { invalidInput } from '../../shared/http/failure';
import type { Status } from '../../shared/model';
import { dateIn, momentIn } from '../../shared/node/panel/moment';
import { commaSeparated, outputProperties, requiredId } from '../../shared/node/panel/parameters';
import { recordWriter } from '../../shared/node/run/records';
import { field, ids, moment, text, type Field } from '../../shared/vendor/fields';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { talentOf, talentryApi, type TalentryClient } from './api';
import { talentOperation } from './chosenTalent';
import { consentStates, generateLink, getConsent, sendEmail, unlock } from './consentOperations';
import { createNote, deleteNote, getNotes } from './notes';
import { addToPool, removeFromPool } from './pools';
import { toApplication, toLanguage, toPoints, toPool, toStatus, toTalent } from './records';
import { sendAllJobs } from './sendAllJobs';
import { pools } from './talentFields';
import { createOrUpdate, createTalent, update } from './writeOperations';

const { resource, operations } = resourcesOf(talentryApi);

/** The span of a report: whole days, both included. */
const days = {
	start: day(
		'Start',
		'The first day, in the time zone of the workflow, as ISO 8601, e.g. 2026-03-01',
	),
	end: day('End', 'The last day, which is included, as ISO 8601, e.g. 2026-03-31'),
};

/** The value is YYYY-MM-DD in the time zone of the workflow. */
function day(displayName: string, description: string): Field<string> {
	return field(
		{
			displayName,
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			required: true,
			default: '',
			description,
		},
		(timeZone) =>
			momentIn(timeZone).transform((chosen) => {
				if (chosen) return dateIn(timeZone, new Date(chosen));
				throw invalidInput(`'${displayName}' is empty`, [
					{ field: displayName, message: 'is empty' },
				]);
			}),
	);
}

/** @throws Failure `validation` */
function span({ start = '', end = '' }: { start?: string; end?: string }) {
	if (end >= start) return { start, end };
	throw invalidInput(`'End' (${end}) is before 'Start' (${start})`, [
		{ field: 'End', message: 'must not be before Start' },
	]);
}

const application = resource({
	name: 'Application',
	says: {
		getAll:
			'Get many applications that came into a stage within some days, with rewards and referrers',
	},
	filters: {
		stageId: field(
			{
				displayName: 'Stage External ID',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. hired',
				description: 'The external ID of the stage in Talentry, which offers no list of its stages',
			},
			requiredId,
		),
		...days,
	},
	always: ['stageId', 'start', 'end'],
	whole: true,
	list: ({ published }, { stageId = '', ...chosen }, options) =>
		published.list('listApplications', options, {}, { stageId, ...span(chosen) }),
	toModel: toApplication,
});

const employee = resource({
	name: 'Employee',
	says: {
		getAll: 'Get the points that each employee has earned by referrals within some days',
	},
	filters: days,
	always: ['start', 'end'],
	whole: true,
	list: ({ published }, chosen, options) => published.list('listPoints', options, {}, span(chosen)),
	toModel: toPoints,
});

/** Its rows are employees, but the node calls it by the name that Talentry gives to the report. */
const pointsReport = operations(
	'Points Report',
	'getAll',
	employee.operations.map((operation) => ({
		...operation,
		option: { ...operation.option, action: 'Get points of many employees' },
	})),
);

const language = resource({
	name: 'Language',
	says: { getAll: 'Get many languages that can be preferred; the ID is the code' },
	whole: true,
	list: (client, _, options) => client.list('listLanguages', options),
	toModel: toLanguage,
	pick: { entry: ({ id, name }) => ({ name, value: id }) },
});

const status = resource({
	name: 'Status',
	plural: 'Statuses',
	says: { getAll: 'Get many statuses that a talent can have' },
	whole: true,
	list: (client, _, options) => client.list('listStatuses', options),
	toModel: toStatus,
	pick: { entry: ({ id, name }) => ({ name, value: id }) },
});

/** In Recruiting Status Map every status has a kind; of Talentry's, only the default one says what it means. */
async function* statusesWithKind(client: TalentryClient): AsyncGenerator<Status> {
	for await (const { record } of client.list('listStatuses')) {
		yield { ...toStatus(record), kind: record.isDefault ? 'new' : 'other' };
	}
}

const pool = resource({
	name: 'Pool',
	says: { getAll: 'Get many pools of the account' },
	whole: true,
	list: (client, _, options) => client.list('listPools', options),
	toModel: toPool,
	pick: {
		entry: ({ id, name }) => ({ name, value: id }),
		list: (client, search) => client.list('listPools', {}, { search }),
		searches: true,
	},
	special: [addToPool, removeFromPool],
});

const getTalent = talentOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get talent',
		description: 'Get one talent with its pools and the state of its consent',
	},
	properties: outputProperties,
	start:
		(client) =>
		async (talentId, { context, index }) => {
			const { record, raw } = await talentOf(client, talentId);
			return [recordWriter(context, index)({ record: toTalent(record), raw })];
		},
});

const talent = resource({
	name: 'Talent',
	first: 'upsert',
	says: { getAll: 'Get many talents, by search, pool, status, consent and time' },
	filters: {
		updatedAfter: moment(
			'Updated After',
			'Talents that were changed later than that; a new consent is a change',
		),
		consentStates: {
			...consentStates(
				'Only talents whose consent is in one of these states; all when none is chosen',
			),
			value: () => commaSeparated,
		},
		createdAfter: moment('Created After', 'Talents that were created later than that'),
		email: text('Email', 'Only the talent with exactly this email address', {
			placeholder: 'name@email.com',
		}),
		poolIds: { ...pools('Pool'), value: () => commaSeparated },
		search: text('Search', 'Text that the name or the email must contain'),
		statusIds: ids('Status IDs', 'Comma-separated IDs of statuses'),
	},
	list: (client, { consentStates: consentState, poolIds, statusIds, ...filter }, options) =>
		client.list('listTalents', options, {
			...filter,
			consentState,
			poolId: poolIds,
			statusId: statusIds,
		}),
	toModel: toTalent,
	columns: candidateCategory,
	pick: {
		entry: ({ id, firstName, lastName, email, profileUrl }) => ({
			name: `${firstName} ${lastName} · ${email ?? id}`,
			value: id,
			...(profileUrl && { url: profileUrl }),
		}),
		list: (client, search) => client.list('listTalents', {}, { search }),
		searches: true,
	},
	special: [createTalent, createOrUpdate, getTalent, update],
});

const consent = operations('Consent', 'get', [generateLink, getConsent, sendEmail, unlock]);
const job = operations('Job', 'sendAll', [sendAllJobs]);
const note = operations('Note', 'getAll', [createNote, deleteNote, getNotes]);

export const talentry = vendorOf(talentryApi, {
	words: [
		'Talent CRM',
		'CRM',
		'Talent Pool',
		'Sourcing',
		'Referral',
		'Mitarbeiterempfehlung',
		'Consent',
		'GDPR',
		'DSGVO',
		'Headhunting',
	],
	facts: {
		api: 'Jobs full load, applications by stage and points report are published; all about talents is our contract',
		statuses: 'Of a talent: can be set at any time',
		files: 'None',
		consent: 'Read and obtained: by link, by e-mail, or unlocked by hand by an administrator',
		limits: 'As the service says when it refuses (429)',
	},
	resources: [application, consent, job, language, note, pointsReport, pool, status, talent],
	first: talent,
	roles: { statuses: { ...status, models: statusesWithKind } },
});
