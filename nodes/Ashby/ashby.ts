import { applicationCategory, candidateCategory, jobCategory } from '../../shared/files/columns';
import type { ListOptions, Received } from '../../shared/http/contractClient';
import { Failure } from '../../shared/http/failure';
import { jobEntry, statusEntry } from '../../shared/node/panel/listSearch';
import { choice, choices, field, ids, moment } from '../../shared/vendor/fields';
import { resourcesOf, withOperations } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { z } from 'zod';
import { createNote, moveToStage, reject } from './changes';
import { ashbyApi, type AshbyApi } from './contract';
import { createApplication } from './createApplication';
import {
	filesOf,
	system,
	toApplication,
	toCandidate,
	toJob,
	toStatus,
	type AshbyApplication,
	type WithCandidate,
} from './records';

const { resource, applications: applicationsOf, operations } = resourcesOf(ashbyApi);

const withLocation = { expand: ['location'] };

/** Ashby takes times in milliseconds since 1970. */
const toMilliseconds = (text: string | undefined) => (text ? Date.parse(text) : undefined);

const jobs = resource({
	name: 'Job',
	says: { getAll: 'Get many jobs by status and time; drafts only if their status is chosen' },
	filters: {
		status: choices(
			'Status',
			{ Archived: 'Archived', Closed: 'Closed', Draft: 'Draft', Open: 'Open' },
			'Only jobs in one of these states; all but drafts when none is chosen',
		),
		openedAfter: moment('Opened After', 'Jobs that were opened later than that'),
		closedAfter: moment('Closed After', 'Jobs that were closed later than that'),
	},
	list: (api, { status, openedAfter, closedAfter }, options) =>
		api.list(
			'listJobs',
			options,
			{},
			{},
			{
				...withLocation,
				status: status?.split(','),
				openedAfter: toMilliseconds(openedAfter),
				closedAfter: toMilliseconds(closedAfter),
			},
		),
	get: (api, id) => api.read('getJob', { body: { id, ...withLocation } }),
	getBy: 'list',
	toModel: toJob,
	columns: jobCategory,
	pick: { entry: jobEntry },
});

const stages = resource({
	name: 'Stage',
	says: { getAll: 'Get many stages of the interview plan of a job, with their type' },
	within: { list: jobs.pickList },
	whole: true,
	list: (api, _, options, jobId) => api.list('listStages', options, {}, {}, { jobId }),
	toModel: toStatus,
	pick: { entry: statusEntry },
});

const candidates = resource({
	name: 'Candidate',
	says: { getAll: 'Get many candidates by the time at which they were created' },
	filters: {
		createdAfter: moment('Created After', 'Candidates that were created later than that'),
	},
	list: (api, { createdAfter }, options) =>
		api.list('listCandidates', options, {}, {}, { createdAfter: toMilliseconds(createdAfter) }),
	get: (api, id) => api.read('getCandidate', { body: { id } }),
	getBy: 'list',
	toModel: toCandidate,
	columns: candidateCategory,
	pick: {
		entry: ({ id = '', firstName, lastName, email }) => ({
			name: [`${firstName} ${lastName}`.trim(), email, id].filter(Boolean).join(' · '),
			value: id,
		}),
		list: (api, name) =>
			name ? api.list('searchCandidates', {}, {}, {}, { name }) : api.list('listCandidates'),
		searches: true,
		hint: 'Ashby searches by name, and names 100 at most',
	},
});

const reasons = resource({
	name: 'Archive Reason',
	says: { getAll: 'Get many reasons for which applications are archived' },
	whole: true,
	list: (api, _, options) => api.list('listReasons', options),
	toModel: ({ id, text, reasonType }) => ({ system, id, name: text, reasonType }),
	pick: { entry: ({ id, name }) => ({ name, value: id }) },
});

const sources = resource({
	name: 'Source',
	says: { getAll: 'Get many sources, the channels that bring candidates' },
	whole: true,
	list: (api, _, options) => api.list('listSources', options),
	toModel: ({ id, title }) => ({ system, id, name: title }),
	pick: { entry: ({ id, name }) => ({ name, value: id }) },
});

/** Its candidate too, whose files, links and tags Ashby keeps there. */
async function complete(
	api: AshbyApi,
	{ record: application, raw }: Received<AshbyApplication>,
): Promise<Received<WithCandidate>> {
	const { id } = application.candidate;
	const candidate = await api.read('getCandidate', { body: { id } });
	return {
		record: { application, candidate: candidate.record },
		raw: { application: raw, candidate: candidate.raw },
	};
}

const applicationFilters = {
	details: field(
		{
			displayName: 'Include Candidate Details',
			type: 'boolean',
			default: true,
			description:
				'Whether to read the candidate of each application too, with links, tags and documents; one call more for each',
		},
		z.boolean().default(true),
	),
	status: choice(
		'Status',
		{ Active: 'Active', Archived: 'Archived', Hired: 'Hired', Lead: 'Lead' },
		'Active',
		'Only applications in this state',
	),
	jobId: ids('Job ID', 'The ID of one job', 'e.g. 2c6991c5-c9e2-4af8-879e-29c5a9d26509'),
	createdAfter: moment('Created After', 'Applications that were created later than that'),
	updatedAfter: moment(
		'Updated After',
		'Applications that were changed later than that; all are read for it, the trigger Ashby Poll Trigger reads changes alone',
	),
};

const applications = applicationsOf({
	name: 'Application',
	says: { getAll: 'Get many applications by job, status and time, with their candidates' },
	filters: applicationFilters,
	always: ['details'],
	async *list(api, { details = true, status, jobId, createdAfter, updatedAfter }, options) {
		const { limit = Infinity, ...others }: ListOptions = options;
		const body = { status, jobId, createdAfter: toMilliseconds(createdAfter) };
		const since = Date.parse(updatedAfter ?? '');
		const asked = { ...others, ...(!updatedAfter && limit < Infinity && { limit }) };
		let given = 0;
		for await (const received of api.list('listApplications', asked, {}, {}, body)) {
			const { record, raw } = received;
			if (updatedAfter && Date.parse(record.updatedAt) <= since) continue;
			yield details ? await complete(api, received) : { record: { application: record }, raw };
			given += 1;
			if (given >= limit) return;
		}
	},
	get: async (api, applicationId) =>
		await complete(api, await api.read('getApplication', { body: { applicationId } })),
	async document(api, applicationId, documentId, consume) {
		const received = await api.read('getApplication', { body: { applicationId } });
		const { candidate } = (await complete(api, received)).record;
		const file = candidate && filesOf(candidate).find(({ id }) => id === documentId);
		if (!file) throw lostFile(documentId);
		const { record } = await api.read('getFile', { body: { fileHandle: file.handle } });
		return await api.caller.download({ method: 'GET', url: record.url, anonymous: true }, consume);
	},
	ownDocuments: true,
	toModel: toApplication,
	columns: applicationCategory,
});

function lostFile(documentId: string): Failure {
	return new Failure({
		kind: 'notFound',
		service: 'Ashby',
		message: `The candidate has no file with the ID ${documentId} any more`,
		remedy: 'Read the application again.',
	});
}

const [jobList, stageList, reasonList] = [jobs.pickList, stages.pickList, reasons.pickList];

export const ashby = vendorOf(ashbyApi, {
	words: ['Ashby HQ', 'AshbyHQ', 'Interview Stage', 'Job'],
	facts: {
		api: 'Published',
		statuses:
			'Stages of a job: set at creation, and at any time with "Move to Stage"; archived with a reason',
		files: 'Read, streamed, with each application; written to the candidate before the application',
		consent: 'Ashby has no field for it; refused candidates are not sent',
		limits: 'As Ashby says when it refuses (429)',
	},
	resources: [
		withOperations(applications, [
			createApplication(jobList, stageList, sources.pickList),
			moveToStage(jobList, stageList, reasonList),
			reject(reasonList),
		]),
		reasons,
		candidates,
		jobs,
		operations('Note', 'create', [createNote(candidates.pickList)]),
		sources,
		stages,
	],
	roles: { jobs, statuses: stages, source: true, applications, target: {} },
});
