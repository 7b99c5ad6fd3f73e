import { applicationCategory, jobCategory } from '../../shared/files/columns';
import { jobEntry, statusEntry } from '../../shared/node/panel/listSearch';
import {
	choice,
	choices,
	exportState,
	ids,
	moment,
	search,
	sending,
} from '../../shared/vendor/fields';
import { outcomes } from '../../shared/vendor/reportOutcome';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { workwiseApi } from './contract';
import { toApplication, toJob, toStatus } from './records';
import { reportOutcome } from './reportOutcome';

const { resource, applications } = resourcesOf(workwiseApi);

const connection = choice(
	'Connection',
	{ any: 'Any', connected: 'Connected', notConnectedOrPaused: 'Not Connected or Paused' },
	'notConnectedOrPaused',
	'Whether Workwise itself counts the job as connected to another system',
);

const jobs = resource({
	name: 'Job',
	says: { getAll: 'Get many jobs, e.g. those that are not connected or paused' },
	filters: {
		connection: sending(connection, {
			any: undefined,
			notConnectedOrPaused: 'notConnected,paused',
		}),
		search: search('title'),
		status: choices(
			'Status',
			{ archived: 'Archived', closed: 'Closed', draft: 'Draft', open: 'Open' },
			'Only jobs in one of these states; all when none is chosen',
		),
	},
	list: (api, filter, options) => api.list('listJobs', options, filter),
	get: (api, jobId) => api.read('getJob', { ids: { jobId } }),
	toModel: toJob,
	columns: jobCategory,
	getBy: 'list',
	pick: {
		entry: jobEntry,
		list: (api, text) => api.list('listJobs', {}, { search: text }),
		searches: true,
	},
});

const statuses = resource({
	name: 'Status',
	plural: 'Statuses',
	says: { getAll: 'Get many statuses that an application of a job can have' },
	within: { list: jobs.pickList },
	list: (api, _, options, jobId) => api.list('listStatuses', options, {}, { jobId }),
	toModel: toStatus,
	pick: { entry: statusEntry },
});

const application = applications({
	name: 'Application',
	first: 'getDue',
	says: { getAll: 'Get many applications by job, status and time' },
	filters: {
		exportState,
		jobId: ids('Job IDs', 'Comma-separated IDs of jobs', 'e.g. 101,102'),
		statusId: ids('Status IDs', 'Comma-separated IDs of statuses'),
		submittedAfter: moment('Created After', 'Applications that were submitted later than that'),
		submittedBefore: moment('Created Before', 'Applications that were submitted earlier than that'),
		updatedAfter: moment('Updated After', 'Applications that were changed later than that'),
	},
	list: (api, filter, options) => api.list('listApplications', options, filter),
	get: (api, applicationId) => api.read('getApplication', { ids: { applicationId } }),
	document: (api, applicationId, documentId, consume) =>
		api.download('getDocument', { applicationId, documentId }, consume),
	ownDocuments: true,
	due: { exportState: 'due' },
	confirm: (api, applicationId, confirmation) =>
		api.send('confirmExport', confirmation, { ids: { applicationId }, repeatable: true }),
	toModel: toApplication,
	columns: applicationCategory,
	special: [reportOutcome],
});

export const workwise = vendorOf(workwiseApi, {
	words: ['Work Wise', 'workwise.io', 'Job Board', 'Jobbörse', 'Job', 'Status'],
	facts: {
		api: 'All of it is our contract',
		statuses: 'Read per job; interview, rejection or hire can be reported back at any time',
		files: 'Read, streamed; Job Link fetches those of applications that are ready',
		consent: 'Read with each candidate',
		limits: 'As the service says when it refuses (429)',
	},
	resources: [application, jobs, statuses],
	roles: { jobs, statuses, outcomes, source: true, applications: application },
});
