import { jobCategory } from '../../shared/files/columns';
import type { ListOptions } from '../../shared/http/contractClient';
import { jobEntry } from '../../shared/node/panel/listSearch';
import { choices, search, text, type Values } from '../../shared/vendor/fields';
import { exportOperations } from '../../shared/vendor/readOperations';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { categories } from './categories';
import { poptionApi, type PoptionApi } from './contract';
import { downloadProfile } from './downloadProfile';
import { deleteExport, downloadExport, exportChoice, startExport } from './exportSteps';
import { exportToFile } from './exportToFile';
import { toJob } from './records';

const { resource, operations } = resourcesOf(poptionApi);

const dataExports = resource({
	...exportChoice,
	first: 'exportToFile',
	says: {
		get: 'Get the status and progress of an export',
		getAll: 'Get many exports, newest first, e.g. those that take the slots',
	},
	filters: {
		category: text('Category', 'The ID of a category', { placeholder: 'e.g. candidates' }),
		status: choices(
			'Status',
			{ failed: 'Failed', finished: 'Finished', queued: 'Queued', running: 'Running' },
			'Only exports in one of these states; all when none is chosen',
		),
	},
	list: (api, filter, options) => api.list('listExports', options, filter),
	get: async (api, exportId) => await api.read('getExport', { ids: { exportId } }),
	special: [deleteExport, downloadExport, exportToFile, startExport],
});

const jobFilters = {
	search: search('title'),
	status: choices(
		'Status',
		{ archived: 'Archived', closed: 'Closed', draft: 'Draft', open: 'Open' },
		'Only job postings in one of these states; all when none is chosen',
	),
};

const jobPostings = {
	filters: jobFilters,
	list: (api: PoptionApi, filter: Values<typeof jobFilters>, options: ListOptions) =>
		api.list('listJobPostings', options, filter),
	toModel: toJob,
};

const jobs = resource({
	name: 'Job Posting',
	says: { getAll: 'Get many job postings, e.g. to link them with the jobs of another system' },
	...jobPostings,
	pick: {
		entry: jobEntry,
		list: (api, text) => api.list('listJobPostings', {}, { search: text }),
		searches: true,
	},
	// Files of job postings are called after jobs, as in every other system.
	special: exportOperations(poptionApi, { ...jobPostings, name: 'Job', columns: jobCategory }),
});

const profiles = operations('Profile', 'download', [downloadProfile]);

export const poption = vendorOf(poptionApi, {
	words: [
		'Pop Option',
		'Export',
		'Excel',
		'CSV',
		'Norway',
		'Rekruttering',
		'Kandidat',
		'Søker',
		'Søknad',
	],
	facts: {
		api: 'All of it is our contract',
		statuses: 'Read as text in exports',
		files: 'Exports and profiles (PDF) are read',
		consent: 'Read in exports, with its expiry',
		limits: 'Five exports at a time',
	},
	resources: [categories, dataExports, jobs, profiles],
	roles: { jobs, source: true },
});
