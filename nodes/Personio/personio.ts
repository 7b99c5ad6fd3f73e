import { applicationCategory, candidateCategory } from '../../shared/files/columns';
import type { ListOptions, Received } from '../../shared/http/contractClient';
import { statusEntry } from '../../shared/node/panel/listSearch';
import { ids, moment, text } from '../../shared/vendor/fields';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { personioApi } from './client';
import { create } from './create';
import { upload } from './documents';
import { find } from './find';
import { jobs } from './jobs';
import { isUncheckedPhase, phases } from './phases';
import {
	isUpdatedBefore,
	toApplication,
	toCandidate,
	toCategory,
	toJob,
	toStatus,
	toStatusReference,
	type PersonioV2Category,
	type PersonioV2Stage,
} from './records';
import { getStageTransitions } from './stageTransitions';
import { personioV2Api, type PersonioV2Client } from './v2Client';

const { operations } = resourcesOf(personioApi);
const { resource, applications } = resourcesOf(personioV2Api);

/** Filters that applications and candidates have in common. */
const personFilters = {
	email: text('Email', 'The e-mail address of the candidate', { placeholder: 'name@email.com' }),
	updatedAfter: moment('Updated After', 'Those that were changed later than that'),
	updatedBefore: moment('Updated Before', 'Those that were changed earlier than that'),
};

const application = applications({
	name: 'Application',
	first: 'create',
	says: {
		getAll: 'Get many applications, those changed last first, e.g. those changed since a time',
	},
	filters: {
		...personFilters,
		createdAfter: moment(
			'Created After',
			'Applications that were made later than that. Personio does not filter by it, so combine it with Updated After in a large account.',
		),
		jobIds: ids(
			'Job IDs',
			'Comma-separated IDs of jobs. Personio does not filter by it, so combine it with Updated After in a large account.',
			'e.g. 2001,2002',
		),
		stageIds: ids(
			'Stage IDs',
			'Comma-separated IDs of stages, as Stage > Get Many gives them. Personio does not filter by it.',
			'e.g. system:offer,custom:5001',
		),
	},
	list: (api, { email, updatedAfter, updatedBefore }, options) =>
		api.applications({ email, updatedAfter, updatedBefore }, options),
	keeps({ createdAfter, jobIds, stageIds, updatedBefore }) {
		if (!createdAfter && !jobIds && !stageIds && !updatedBefore) return undefined;
		const ofJob = among(jobIds);
		const inStage = among(stageIds);
		return (application) => {
			const { created_at, job, current_stage: stage } = application;
			return (
				(!createdAfter || Date.parse(created_at) > Date.parse(createdAfter)) &&
				isUpdatedBefore(application, updatedBefore) &&
				ofJob(job.id) &&
				inStage(stage ? toStatusReference(stage).id : '')
			);
		};
	},
	get: (api, applicationId) => api.application(applicationId),
	toModel: toApplication,
	columns: applicationCategory,
	special: [create, find, getStageTransitions],
});

const candidates = resource({
	name: 'Candidate',
	says: {
		getAll: 'Get many candidates, those changed last first, e.g. those changed since a time',
	},
	filters: personFilters,
	list: (api, filter, options) => api.candidates(filter, options),
	keeps: ({ updatedBefore }) =>
		updatedBefore ? (candidate) => isUpdatedBefore(candidate, updatedBefore) : undefined,
	get: (api, candidateId) => api.candidate(candidateId),
	toModel: toCandidate,
	columns: candidateCategory,
	example: 'e.g. 300001',
});

const categories = resource({
	name: 'Category',
	plural: 'Categories',
	says: { getAll: 'Get many job categories, each with the stages that its jobs have' },
	list: (api, _, options) => api.categories(options),
	toModel: toCategory,
});

/** Beside the published jobs of the feed: the second API also has drafts and archived ones, but no texts. */
const recruitingJobs = resource({
	name: 'Recruiting Job',
	says: {
		get: {
			action: 'Get job that may be unpublished',
			description: 'Get one job by its ID, published or not',
		},
		getAll: {
			action: 'Get many jobs that may be unpublished',
			description:
				'Get many jobs, published or not, those changed last first; Personio does not say which are published',
		},
	},
	list: (api, _, options) => api.jobs(options),
	get: (api, jobId) => api.job(jobId),
	toModel: toJob,
	getBy: 'list',
	pick: {
		parameter: 'job',
		label: 'Job',
		entry: ({ title, id }) => ({ name: `${title} · ${id}`, value: id }),
	},
});

interface StageOfCategory {
	category: PersonioV2Category;
	stage: PersonioV2Stage;
}

const stages = resource({
	name: 'Stage',
	says: {
		getAll: 'Get many stages that an application can be in, one item per category and stage',
	},
	filters: {
		categoryId: text(
			'Category ID',
			'The ID of the job category whose stages are read. Defaults to all.',
			{ placeholder: 'e.g. 701' },
		),
	},
	always: ['categoryId'],
	list: (api, _, { onUnreadable }) =>
		stagesOf(api, (record) => onUnreadable?.({ noun: 'category', ...record })),
	// Always: categories are read in one answer, so that the limit counts here.
	keeps:
		({ categoryId }) =>
		({ category }) =>
			!categoryId || category.id === categoryId,
	toModel: ({ category, stage }) => toStatus(stage, category),
	pick: {
		/** Each once: categories have most of them in common. */
		async *list(api) {
			const seen = new Set<string>();
			for await (const stage of stagesOf(api)) {
				const { id } = toStatusReference(stage.record.stage);
				if (!seen.has(id)) yield stage;
				seen.add(id);
			}
		},
		entry: statusEntry,
	},
});

async function* stagesOf(
	api: PersonioV2Client,
	onUnreadable?: ListOptions['onUnreadable'],
): AsyncGenerator<Received<StageOfCategory>> {
	for await (const { record: category } of api.categories(onUnreadable && { onUnreadable })) {
		for (const stage of category.stages ?? []) yield { record: { category, stage }, raw: stage };
	}
}

/** IDs that must be one of those, or any if there are none. */
function among(wanted: string | undefined): (id: string) => boolean {
	const ids = wanted && new Set(wanted.split(','));
	return (id) => !ids || ids.has(id);
}

export const personio = vendorOf(personioApi, {
	words: ['Personio Recruiting', 'HRIS', 'Job', 'Stage', 'Stellenanzeige'],
	facts: {
		api: 'Recruiting API v1, the XML feed of jobs and API v2 are published',
		statuses: 'Set while an application is created; the API cannot move it later. Read by API v2',
		files: 'Written with an application (20 MB each)',
		consent: 'Neither read nor written; refused candidates are not sent',
		limits: '2000 calls a minute',
	},
	resources: [
		application,
		candidates,
		categories,
		operations('Document', 'upload', [upload]),
		jobs,
		phases,
		{ ...recruitingJobs, name: 'Job (Also Unpublished)' },
		stages,
	],
	roles: {
		jobs,
		statuses: phases,
		target: {
			listsOnlyOpenJobs: true,
			refuseJobId: (jobId) =>
				/^[1-9]\d*$/.test(jobId) ? undefined : 'Personio gives a position a whole number as its ID',
			mayHaveStatus: ({ account }, statusId) => isUncheckedPhase(statusId, account),
		},
	},
});
