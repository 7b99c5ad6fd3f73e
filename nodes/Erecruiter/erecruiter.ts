import type { ListOptions } from '../../shared/http/contractClient';
import { applicationCategory, jobCategory } from '../../shared/files/columns';
import { jobEntry } from '../../shared/node/panel/listSearch';
import { moment, search, text, ids } from '../../shared/vendor/fields';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { vendorOf } from '../../shared/vendor/vendor';
import { erecruiterApi, type ErecruiterApi } from './contract';
import { createApplication } from './createApplication';
import { toApplication, toJob, toOrigin, toPublicationPlace, toStatus } from './mapping';
import { getStatusHistory } from './statusHistory';

const { resource, applications } = resourcesOf(erecruiterApi);

const recruitments = resource({
	name: 'Recruitment',
	says: {
		getAll:
			'Get many recruitments: with an access key for selected ones, those that are shared with it',
	},
	filters: { search: search('name') },
	list: (api, filter, options) => api.list('listRecruitments', options, filter),
	get: (api, recruitmentId) => api.read('getRecruitment', { ids: { recruitmentId } }),
	getBy: 'list',
	toModel: toJob,
	columns: jobCategory,
	pick: {
		parameter: 'job',
		entry: jobEntry,
		list: (api, wanted) => api.list('listRecruitments', {}, { search: wanted }),
		searches: true,
		hint: 'With an access key for selected recruitments, only those that are shared with it are listed',
	},
});

const publicationPlaces = resource({
	name: 'Publication Place',
	says: { getAll: 'Get many publication places, whose IDs are the source IDs of candidates' },
	whole: true,
	list: (api, _, options) => api.list('listOrigins', options),
	toModel: toPublicationPlace,
	pick: {
		entry: ({ id, name }) => ({ name: `${name} · ${id}`, value: id }),
		example: 'e.g. 301',
		hint: "Made in eRecruiter under Settings > 'Miejsca publikacji ogłoszeń'",
	},
});

const statuses = resource({
	name: 'Status',
	plural: 'Statuses',
	says: { getAll: 'Get many statuses with their type, default and custom ones' },
	within: {
		list: recruitments.pickList,
		orAll: {
			name: 'statusesOf',
			displayName: 'Statuses Of',
			all: { name: 'Account', value: 'account', description: 'All statuses that the company has' },
			one: {
				name: 'Recruitment',
				value: 'recruitment',
				description: 'Those of one recruitment',
			},
			default: 'all',
		},
	},
	whole: true,
	list: (api, _, options, recruitmentId) =>
		recruitmentId === ''
			? api.list('listStages', options)
			: api.list('listRecruitmentStages', options, {}, { recruitmentId }),
	toModel: (stage, recruitmentId) => toStatus(stage, recruitmentId),
});

/** Of one recruitment, or of all, one after the other. */
async function* listApplications(
	api: ErecruiterApi,
	modifiedAfter: string | undefined,
	options: ListOptions,
	recruitmentId: string,
) {
	const one = (id: string) =>
		api.list('listApplications', options, { modifiedAfter }, { recruitmentId: id });
	if (recruitmentId !== '') {
		yield* one(recruitmentId);
		return;
	}
	let left = options.limit ?? Infinity;
	const onUnreadable: ListOptions['onUnreadable'] = (record) =>
		options.onUnreadable?.({ ...record, noun: 'recruitment' });
	for await (const { record } of api.list('listRecruitments', { onUnreadable })) {
		for await (const received of one(record.id)) {
			yield received;
			left -= 1;
			if (left <= 0) return;
		}
	}
}

const application = applications({
	name: 'Application',
	says: {
		getAll:
			'Get many applications of one recruitment or of every one, e.g. those changed since a time',
	},
	within: {
		list: recruitments.pickList,
		orAll: {
			name: 'applicationsOf',
			displayName: 'Applications Of',
			all: {
				name: 'All Recruitments',
				description: 'One after the other; of those that are shared with the access key',
			},
			one: { name: 'One Recruitment', value: 'recruitment' },
			default: 'one',
			description: 'Whether to read all recruitments or a single one',
		},
	},
	filters: {
		modifiedAfter: moment(
			'Updated After',
			'Applications that were changed later than that; a new status is a change',
		),
		createdAfter: moment('Created After', 'Applications that candidates made later than that'),
		originSystem: text(
			'Came From',
			'The system that sent the application to eRecruiter; others are left out',
			{ placeholder: 'e.g. inhire' },
		),
		statusId: ids('Status IDs', 'Comma-separated IDs of statuses', 'e.g. 4,102'),
	},
	list: (api, { modifiedAfter }, options, recruitmentId) =>
		listApplications(api, modifiedAfter, options, recruitmentId),
	/** eRecruiter itself filters by the time of the change only. */
	keeps({ createdAfter, originSystem, statusId }) {
		if (!createdAfter && !originSystem && !statusId) return undefined;
		const statusIds = statusId && new Set(statusId.split(','));
		return ({ createdAt, stageId, externalId }) =>
			(!createdAfter || Date.parse(createdAt) > Date.parse(createdAfter)) &&
			(!originSystem || (!!externalId && toOrigin(externalId)?.system === originSystem)) &&
			(!statusIds || statusIds.has(stageId));
	},
	get: (api, applicationId) => api.read('getApplication', { ids: { applicationId } }),
	toModel: toApplication,
	columns: applicationCategory,
	special: [createApplication(recruitments.pickList, publicationPlaces.pickList), getStatusHistory],
});

export const erecruiter = vendorOf(erecruiterApi, {
	words: ['eRecruiter.pl', 'e-Recruiter', 'Rekrutacja', 'Kandydat', 'Status'],
	facts: {
		api: 'Sign-in and reading were reported by third parties; writing is our contract',
		statuses:
			'Read for the account and per recruitment; a new application begins with the first one',
		files: 'Written with an application',
		consent: 'Not read; refused candidates are not sent',
		limits: 'As the service says when it refuses (429); reads are repeated after its sporadic 500',
	},
	resources: [application, publicationPlaces, recruitments, statuses],
	roles: {
		jobs: recruitments,
		statuses,
		target: {
			beginsWithFirstStatus: true,
			unlistedMeans: 'deleted, or is no longer shared with the access key',
		},
	},
});
