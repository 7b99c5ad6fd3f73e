import { applicationCategory, candidateCategory, jobCategory } from '../../shared/files/columns';
import { jobEntry, statusEntry } from '../../shared/node/panel/listSearch';
import { choice, flag, ids, moment, text } from '../../shared/vendor/fields';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { teamtailorApi, type TeamtailorClient } from './client';
import { allJobs, endpoints } from './contract';
import { downloadOfApplication } from './download';
import {
	toApplication,
	toCandidate,
	toCustomField,
	toJob,
	toNote,
	toRejectReason,
	toStatus,
	toUpload,
	toUser,
} from './mapping';

/** What can be read of an account. */
const { resource, applications: applicationsOf } = resourcesOf(teamtailorApi);

const times = {
	createdFrom: moment('Created After', 'Records that were made at that time or later'),
	createdTo: moment('Created Before', 'Records that were made until that time'),
	updatedFrom: moment('Updated After', 'Records that were changed at that time or later'),
	updatedTo: moment('Updated Before', 'Records that were last changed until that time'),
};

const placesOf = (records: string) => ({
	department: text('Department ID', `${records} of that department`),
	locations: ids('Location IDs', 'IDs of locations, with commas between them', 'e.g. 12,15'),
	regions: ids('Region IDs', 'IDs of regions, with commas between them', 'e.g. 3'),
	role: text('Role ID', `${records} of that role`),
});

export const jobs = resource({
	name: 'Job',
	says: { getAll: 'Get many jobs by their status' },
	filters: {
		status: choice(
			'Status',
			{
				all: 'All',
				archived: 'Archived',
				draft: 'Draft',
				published: 'Published',
				scheduled: 'Scheduled',
				unlisted: 'Unlisted',
			},
			'published',
			'Only jobs in this state',
		),
		feed: choice(
			'Feed',
			{ internal: 'Internal', public: 'Public', 'public,internal': 'Public and Internal' },
			'public,internal',
			'Whom the jobs are shown to. Defaults to public ones.',
		),
		...placesOf('Jobs'),
		...times,
	},
	always: ['status'],
	list: (client, filter, options) => client.list(endpoints.listJobs, options, { filter }),
	get: (client, id) => client.read(endpoints.getJob, id),
	getBy: 'list',
	toModel: toJob,
	columns: jobCategory,
	pick: {
		entry: jobEntry,
		list: (client) => client.list(endpoints.listJobs, {}, { filter: allJobs }),
	},
});

export const stages = resource({
	name: 'Stage',
	says: { getAll: 'Get the stages of a job in their order' },
	within: { list: jobs.pickList },
	whole: true,
	list: (client, _, options, job) =>
		client.list(endpoints.listStages, options, { filter: { job } }),
	toModel: toStatus,
	pick: {
		entry: statusEntry,
		label: 'Stage Name or ID',
		example: 'e.g. 67890',
		hint: 'Every job has stages of its own: the list shows those of the job that is chosen',
	},
});

export const candidates = resource({
	name: 'Candidate',
	first: 'upsert',
	says: { getAll: 'Get many candidates, e.g. those changed since a time' },
	filters: {
		connected: flag(
			'Connected',
			'Whether the candidate has joined the account through Connect',
			true,
		),
		email: text('Email', 'Exactly this address', { placeholder: 'e.g. nathan@example.com' }),
		phone: text('Phone', '6 to 14 digits, may begin with +'),
		...placesOf('Candidates'),
		...times,
	},
	list: (client, filter, options) => client.list(endpoints.listCandidates, options, { filter }),
	get: (client, id) => client.read(endpoints.getCandidate, id),
	getBy: 'list',
	toModel: toCandidate,
	columns: candidateCategory,
	pick: {
		entry: ({ firstName, lastName, email, id = '' }) => ({
			name: [`${firstName} ${lastName}`.trim(), email, id].filter(Boolean).join(' · '),
			value: id,
		}),
		// A whole e-mail address finds its candidate at once; otherwise the newest come first.
		list: (client, search) =>
			client.list(
				endpoints.listCandidates,
				{},
				{ filter: { email: emailIn(search) }, sort: '-created-at' },
			),
		hint: 'The list shows the newest candidates; type a whole email address to find another one',
	},
});

function emailIn(search = ''): string | undefined {
	const text = search.trim();
	return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text) ? text : undefined;
}

export const applications = applicationsOf({
	name: 'Application',
	first: 'create',
	says: {
		get: 'Get one application with its candidate, job and stage',
		getAll: 'Get many applications with their candidates, jobs and stages',
	},
	within: {
		list: jobs.pickList,
		orAll: {
			name: 'applicationsOf',
			displayName: 'Applications Of',
			default: 'all',
			all: { name: 'All Jobs' },
			one: {
				name: 'One Job',
				description:
					'Teamtailor documents no filter by job, so all applications that fit the filters are read, and those of other jobs are left out',
			},
			description: 'Whether to read the applications for all jobs or for a single one',
		},
	},
	filters: {
		changedStageFrom: moment(
			'Moved After',
			'Applications that came to their stage at that time or later',
		),
		changedStageTo: moment('Moved Before', 'Applications that came to their stage until that time'),
		rejected: flag('Rejected', 'Whether the application has been rejected; both when left out'),
		stageType: choice(
			'Stage Type',
			{ Hired: 'Hired', 'In process': 'In Process', Inbox: 'Inbox' },
			'Inbox',
			'Only applications in a stage of this type',
		),
		...times,
	},
	list: (client, filter, options) =>
		client.list(endpoints.listApplications, options, {
			filter: { ...filter, rejected: undefined },
		}),
	keeps({ rejected }, jobId) {
		if (jobId === '' && rejected === undefined) return undefined;
		return ({ attributes, related }) =>
			(jobId === '' || related.job?.id === jobId) &&
			(rejected === undefined || Boolean(attributes['rejected-at']) === rejected);
	},
	get: (client, id) => client.read(endpoints.getApplication, id),
	getBy: 'input',
	document: downloadOfApplication,
	toModel: toApplication,
	columns: applicationCategory,
});

export const rejectReasons = resource({
	name: 'Reject Reason',
	says: { getAll: 'Get the reasons with which applications are rejected' },
	whole: true,
	list: (client, _, options) => client.list(endpoints.listRejectReasons, options),
	toModel: toRejectReason,
	pick: { entry: ({ id, name }) => ({ name, value: id }), example: 'e.g. 4' },
});

export const customFields = resource({
	name: 'Custom Field',
	says: { getAll: 'Get the custom fields of the account with their types' },
	whole: true,
	list: (client, _, options) => client.list(endpoints.listCustomFields, options),
	toModel: toCustomField,
});

export const notes = resource({
	name: 'Note',
	first: 'create',
	says: { getAll: 'Get many notes, those of one candidate or of every one' },
	within: {
		list: candidates.pickList,
		orAll: {
			name: 'notesOf',
			displayName: 'Notes Of',
			default: 'one',
			all: { name: 'All Candidates' },
			one: {
				name: 'One Candidate',
				description:
					'Teamtailor documents no filter, so all notes are read and those of others left out',
			},
			description: 'Whether to read the notes on all candidates or on a single one',
		},
	},
	list: (client, _, options) => client.list(endpoints.listNotes, options),
	keeps: (_, candidateId) =>
		candidateId === '' ? undefined : (note) => toNote(note).candidateId === candidateId,
	toModel: toNote,
});

export const uploads = resource({
	name: 'Upload',
	first: 'create',
	says: {
		getAll: 'Get the files that were added to a candidate; Document > Download fetches them',
	},
	within: { list: candidates.pickList },
	whole: true,
	list: (client, _, options, id) => client.list(endpoints.listUploads, options, { id }),
	toModel: (upload, candidateId) => ({ ...toUpload(upload), candidateId }),
});

/** Who a note is by. */
export const users = resource({
	name: 'User',
	list: (client, _, options) => client.list(endpoints.listUsers, options),
	toModel: toUser,
	pick: { entry: ({ id, name }) => ({ name: `${name} · ${id}`, value: id }), example: 'e.g. 2' },
});

/** Custom fields that hold a date. */
export const dateFields = resource({
	name: 'Date Field',
	list: listDateFields,
	toModel: toCustomField,
	pick: { entry: ({ id, name }) => ({ name, value: id }), example: 'e.g. 123' },
});

async function* listDateFields(client: TeamtailorClient) {
	for await (const received of client.list(endpoints.listCustomFields)) {
		if (toCustomField(received.record).type === 'Date') yield received;
	}
}
