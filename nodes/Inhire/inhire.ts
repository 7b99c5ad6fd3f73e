import { applicationCategory, jobCategory } from '../../shared/files/columns';
import { jobEntry, statusEntry } from '../../shared/node/panel/listSearch';
import { exportState, moment, search, text } from '../../shared/vendor/fields';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { inhireApi } from './contract';
import { importSources } from './importSources';
import { toApplication, toJob, toStatus } from './records';
import { setStatus } from './setStatus';
import { testConnection } from './testConnection';

const { resource, applications, operations } = resourcesOf(inhireApi);

const jobs = resource({
	name: 'Job',
	says: { getAll: 'Get many jobs with the recruitments that they belong to' },
	filters: { search: search('title') },
	list: (api, filter, options) => api.list('listJobs', options, filter),
	toModel: toJob,
	columns: jobCategory,
	pick: {
		entry: jobEntry,
		list: (api, text) => api.list('listJobs', {}, { search: text }),
		searches: true,
		example: 'e.g. ih-101',
	},
});

/** They are the account's, the same for every job. */
const statuses = resource({
	name: 'Status',
	plural: 'Statuses',
	says: { getAll: 'Get many statuses that an application can have' },
	whole: true,
	list: (api, _, options) => api.list('listStatuses', options),
	toModel: toStatus,
	pick: { entry: statusEntry },
});

const updatedAfter = moment('Updated After', 'Applications that were changed later than that');

/** "Get Many" asks for the job; the other lists can be narrowed to one. */
const ofJob = applications({
	name: 'Application',
	says: { getAll: 'Get many applications of a job with their candidates' },
	within: { list: jobs.pickList },
	filters: { exportState, updatedAfter },
	list: (api, filter, options, jobId) =>
		api.list('listApplications', options, { ...filter, jobId }),
	document: (api, applicationId, documentId, consume) =>
		api.download('getDocument', { applicationId, documentId }, consume),
	toModel: toApplication,
});

const application = applications({
	name: 'Application',
	first: 'getDue',
	says: {
		getDue: 'Get the applications that have not arrived in eRecruiter yet',
	},
	filters: {
		exportState,
		jobId: text('Job ID', 'The ID of the job, as the list of jobs gives it out', {
			placeholder: 'e.g. ih-101',
		}),
		updatedAfter,
	},
	list: (api, filter, options) => api.list('listApplications', options, filter),
	get: (api, applicationId) => api.read('getApplication', { ids: { applicationId } }),
	document: (api, applicationId, documentId, consume) =>
		api.download('getDocument', { applicationId, documentId }, consume),
	due: { exportState: 'due' },
	confirm: (api, applicationId, confirmation) =>
		api.send('confirmExport', confirmation, { ids: { applicationId }, repeatable: true }),
	toModel: toApplication,
	columns: applicationCategory,
	special: [...ofJob.operations, setStatus],
});

export const inhire = vendorOf(inhireApi, {
	words: [
		'inhire.io',
		'in hire',
		'Rekrutacja',
		'Kandydat',
		'Job Board',
		'Sourcing',
		'Job',
		'IT',
		'Developer',
	],
	facts: {
		api: 'All of it is our contract',
		statuses: 'Can be set at any time; an older change never replaces a later one',
		files: 'Read, streamed; Job Link fetches those of applications that are ready',
		consent: 'Read with each candidate',
		limits: 'As the service says when it refuses (429)',
	},
	resources: [
		application,
		operations('Connection', 'test', [testConnection]),
		jobs,
		operations('Source', 'import', [importSources]),
		statuses,
	],
	roles: { jobs, statuses, source: true, applications: application },
});
