import { applicationCategory, jobCategory } from '../../shared/files/columns';
import { jobEntry } from '../../shared/node/panel/listSearch';
import { choice, choices, exportState, ids, moment, search } from '../../shared/vendor/fields';
import { outcomes } from '../../shared/vendor/reportOutcome';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { matchedIoApi } from './contract';
import { importJob } from './importJob';
import { reportOutcome } from './reportOutcome';
import { matchStatuses, toApplication, toJob } from './records';

const { resource, applications } = resourcesOf(matchedIoApi);

const jobs = resource({
	name: 'Job',
	says: { getAll: 'Get many jobs, with the job elsewhere that they were imported from' },
	filters: {
		search: search('title'),
		status: choices(
			'Status',
			{ archived: 'Archived', closed: 'Closed', draft: 'Draft', open: 'Open' },
			'Only jobs in one of these states; all when none is chosen',
		),
	},
	list: (api, filter, options) => api.list('listJobs', options, filter),
	get: (api, jobId) => api.read('getJob', { ids: { jobId } }),
	getBy: 'list',
	toModel: toJob,
	columns: jobCategory,
	pick: {
		entry: jobEntry,
		list: (api, text) => api.list('listJobs', {}, { search: text }),
		searches: true,
		example: 'e.g. mj-401',
	},
	special: [importJob],
});

/** A match of any job can be in the same states. */
const statuses = resource({
	name: 'Status',
	plural: 'Statuses',
	list: () => matchStatuses.map((record) => ({ record, raw: record })),
	toModel: (status) => status,
});

const changedAfter = moment('Updated After', 'Matches that were changed later than that');
const jobId = ids('Job IDs', 'Comma-separated IDs of jobs', 'e.g. mj-401,mj-402');

/** Those that are due come in the order in which they were changed, all others the latest first. */
const due = applications({
	name: 'Match',
	plural: 'Matches',
	says: {
		getDue: 'Get the successful matches whose export to another system is not confirmed yet',
	},
	filters: { changedAfter, jobId },
	list: (api, filter, options) =>
		api.list('listMatches', options, { ...filter, state: 'successful', exportState: 'due' }),
	document: (api, matchId, documentId, consume) =>
		api.download('getDocument', { matchId, documentId }, consume),
	due: {},
	toModel: toApplication,
});

const matches = applications({
	name: 'Match',
	plural: 'Matches',
	first: 'getDue',
	says: {
		get: 'Get one match as the application that it becomes elsewhere',
		getAll: 'Get many matches, the latest first; successful ones unless told otherwise',
	},
	filters: {
		changedAfter,
		exportState,
		jobId,
		search: search('name of the candidate'),
		state: choice(
			'State',
			{
				any: 'Any',
				declined: 'Declined',
				expired: 'Expired',
				open: { name: 'Open', description: 'One of the two sides has not agreed yet' },
				successful: 'Successful',
			},
			'successful',
			'How far candidate and company have agreed to get in touch',
		),
	},
	list: (api, { state = 'successful', ...filter }, options) =>
		api.list('listMatches', options, {
			...filter,
			state: state === 'any' ? undefined : state,
			sort: '-matchedAt',
		}),
	get: (api, matchId) => api.read('getMatch', { ids: { matchId } }),
	getBy: 'list',
	document: (api, matchId, documentId, consume) =>
		api.download('getDocument', { matchId, documentId }, consume),
	confirm: (api, matchId, confirmation) =>
		api.send('confirmExport', confirmation, { ids: { matchId }, repeatable: true }),
	toModel: toApplication,
	columns: applicationCategory,
	pick: {
		entry: ({ id, candidate, jobTitle, jobId, exportState }) => {
			const name = `${candidate.firstName} ${candidate.lastName}`;
			const marks = exportState === 'confirmed' ? ['exported'] : [];
			return { name: [name, jobTitle ?? jobId, ...marks, id].join(' · '), value: id };
		},
		list: (api, text) =>
			api.list('listMatches', {}, { state: 'successful', sort: '-matchedAt', search: text }),
		searches: true,
		hint: 'The list shows successful matches, the latest first',
		example: 'e.g. mm-40101',
	},
	special: [...due.operations.filter(({ option }) => option.value === 'getDue'), reportOutcome],
});

export const matchedIo = vendorOf(matchedIoApi, {
	words: ['matchedio', 'matched io', 'Job Board', 'Sourcing', 'Match', 'Job', 'IT', 'Developer'],
	facts: {
		api: 'All of it is our contract',
		statuses:
			'States of a match are read; interview, rejection or hire can be reported back at any time',
		files: 'Read, streamed; Job Link fetches those of matches that are ready',
		consent: 'Read with each candidate',
		limits: 'As the service says when it refuses (429)',
	},
	resources: [jobs, matches],
	roles: { jobs, statuses, outcomes, source: true, applications: matches },
});
