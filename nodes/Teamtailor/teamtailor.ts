import { listMethodsOf } from '../../shared/vendor/pickList';
import { resourcesOf, withOperations } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { mapCustomFields } from './candidateFields';
import { createCandidate, createOrUpdateCandidate, updateCandidate } from './candidateOperations';
import { teamtailorApi } from './client';
import { createApplication } from './createApplication';
import { createNote } from './createNote';
import { downloadDocument } from './documents';
import { moveToStage } from './moveToStage';
import { reject } from './reject';
import {
	applications,
	candidates,
	customFields,
	dateFields,
	jobs,
	notes,
	rejectReasons,
	stages,
	uploads,
	users,
} from './resources';
import { createUpload } from './uploads';
import { isJobId } from './writeApplication';

const { operations } = resourcesOf(teamtailorApi);

export const teamtailor = vendorOf(teamtailorApi, {
	words: ['Team Tailor', 'Rekrytering', 'Job', 'Stage', 'Rejected'],
	facts: {
		api: 'Published; moving to a stage is not shown in the documentation and is checked after the call',
		statuses: 'Stages of a job: an application can be moved at any time, or rejected with a reason',
		files:
			'CVs are read at once (links live 30 seconds), uploads by candidate; written by public address',
		consent: 'Written as given, with the expiry date in a custom field; read with each candidate',
		limits: '50 calls in 10 seconds, shared by all items, nodes and executions of a process',
	},
	resources: [
		withOperations(applications, [createApplication, moveToStage, reject]),
		withOperations(candidates, [createCandidate, createOrUpdateCandidate, updateCandidate]),
		customFields,
		operations('Document', 'download', [downloadDocument]),
		jobs,
		withOperations(notes, [createNote]),
		rejectReasons,
		stages,
		withOperations(uploads, [createUpload]),
	],
	roles: {
		jobs,
		statuses: stages,
		rejectionIsBeside: true,
		source: true,
		applications,
		target: {
			refuseJobId: (jobId) =>
				isJobId(jobId) ? undefined : 'Teamtailor gives a job a whole number as its ID',
		},
	},
});

const { listSearch } = listMethodsOf([users, dateFields]);

/** Those of the resources, and of what is only chosen in a parameter. */
export const methods = {
	...teamtailor.methods,
	listSearch: { ...teamtailor.methods.listSearch, ...listSearch },
	resourceMapping: { mapCustomFields },
};
