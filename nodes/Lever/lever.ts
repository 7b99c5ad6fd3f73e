import type { Received } from '../../shared/http/contractClient';
import { applicationCategory, jobCategory } from '../../shared/files/columns';
import type { Status } from '../../shared/model';
import { jobEntry, statusEntry } from '../../shared/node/panel/listSearch';
import { choice, text } from '../../shared/vendor/fields';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { leverApi, type LeverApi } from './contract';
import { createApplication } from './createApplication';
import { addNote, hire, moveToStage, reject, reopen } from './operations';
import {
	complete,
	confidentiality,
	filters,
	includeConfidential,
	listOpportunities,
	readApplication,
} from './read';
import { system, toApplication, toJob, toReason, toStage } from './records';

const { resource, applications } = resourcesOf(leverApi);

/** Lever lists confidential records only if it is asked for all, and says nothing of those that it leaves out. */
const hides = (noun: string) => (filter: { includeConfidential?: boolean | undefined }) =>
	filter.includeConfidential
		? undefined
		: `Lever leaves confidential ${noun} out. Switch on the filter 'Include Confidential' to read them with a key that has confidential access.`;

const postings = resource({
	name: 'Posting',
	says: { getAll: 'Get many postings, which are the jobs of the account' },
	filters: {
		state: choice(
			'State',
			{
				closed: 'Closed',
				draft: 'Draft',
				internal: 'Internal',
				pending: 'Pending',
				published: 'Published',
				rejected: 'Rejected',
			},
			'published',
			'Only postings in this state',
		),
		team: text('Team', 'The name of the team, as Lever has it'),
		location: text('Location', 'The name of the location, as Lever has it'),
		commitment: text('Commitment', 'The kind of employment as Lever has it, such as Full-time'),
		includeConfidential,
	},
	hides: hides('postings'),
	list: (api, { includeConfidential: all, ...filter }, options) =>
		api.list('listPostings', options, { ...filter, confidentiality: confidentiality(all) }),
	get: (api, postingId) => api.read('getPosting', { ids: { postingId } }),
	getBy: 'list',
	toModel: toJob,
	columns: jobCategory,
	pick: { parameter: 'job', entry: jobEntry, hint: 'Confidential postings are not listed' },
});

const stages = resource({
	name: 'Stage',
	says: { getAll: 'Get many stages, which every posting shares' },
	whole: true,
	list: (api, _, options) => api.list('listStages', options),
	toModel: toStage,
	pick: { entry: statusEntry },
});

const reasons = resource({
	name: 'Archive Reason',
	says: { getAll: 'Get many archive reasons, each for a hire or a rejection' },
	whole: true,
	list: (api, _, options) => api.list('listReasons', options),
	toModel: toReason,
	pick: { entry: ({ name, kind, id }) => ({ name: `${name} · ${kind}`, value: id }) },
});

const users = resource({
	name: 'User',
	says: { getAll: 'Get many users, in whose names the node can write' },
	list: (api, _, options) => api.list('listUsers', options),
	toModel: ({ id, name, email, deactivatedAt }) => ({
		...{ system, id, name },
		...(email && { email }),
		isActive: !deactivatedAt,
	}),
	pick: {
		entry: ({ id, name, email, isActive }) => ({
			name: [name, email, ...(isActive ? [] : ['DEACTIVATED'])].filter(Boolean).join(' · '),
			value: id,
		}),
	},
});

/** What an application can be in: a stage, or the reason for which it is archived. */
const statuses = resource({
	name: 'Status',
	plural: 'Statuses',
	async *list(api: LeverApi, _, options): AsyncGenerator<Received<Status>> {
		const given = (status: Status, raw: unknown) => ({ record: status, raw });
		for await (const { record, raw } of api.list('listStages', options))
			yield given(toStage(record), raw);
		for await (const { record, raw } of api.list('listReasons', options))
			yield given(toReason(record), raw);
	},
	toModel: (status: Status) => status,
});

const application = applications({
	name: 'Application',
	says: {
		get: 'Get one application, which Lever calls an opportunity, by its ID',
		getAll: 'Get many applications, which Lever calls opportunities, e.g. those of a posting',
	},
	within: {
		list: postings.pickList,
		orAll: {
			name: 'applicationsOf',
			displayName: 'Applications Of',
			all: { name: 'All Postings', description: 'Also leads that belong to no posting' },
			one: { name: 'One Posting', value: 'posting' },
			default: 'all',
			description: 'Whether to read the applications of every posting or of a single one',
		},
	},
	filters,
	hides: hides('applications'),
	async *list(api, filter, options, postingId) {
		for await (const { record, raw } of listOpportunities(api, filter, options, postingId)) {
			const noDocuments = filter.leaveOutDocuments ? [] : undefined;
			yield { record: await complete(api, record, noDocuments), raw };
		}
	},
	get: readApplication,
	example: 'e.g. 250d8f03-738a-4bba-a671-8a3d73477145',
	toModel: toApplication,
	columns: applicationCategory,
	async document(api, opportunityId, documentId, consume) {
		const [list, fileId = ''] = documentId.split('/');
		const call = list === 'resumes' ? 'downloadResume' : 'downloadFile';
		return await api.download(call, { opportunityId, fileId }, consume);
	},
	ownDocuments: true,
	special: [
		addNote,
		createApplication(postings.pickList, stages.pickList),
		hire(reasons.pickList),
		moveToStage(stages.pickList),
		reject(reasons.pickList),
		reopen,
	],
});

export const lever = vendorOf(leverApi, {
	words: ['LeverTRM', 'Lever ATS'],
	facts: {
		api: 'Published',
		statuses:
			'Stages of the account, at creation and later; archive reasons for rejections and hires',
		files: 'Read as streams; sent one by one, each up to 30 MB',
		consent: 'Read; the API for applications takes none',
		limits: 'As the service says when it refuses (429)',
	},
	resources: [application, reasons, postings, stages, users],
	roles: { jobs: postings, statuses, source: true, applications: application, target: {} },
});
