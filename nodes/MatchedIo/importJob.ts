import { jobImport } from '../../shared/vendor/jobImport';
import { matchedIoApi } from './contract';
import { toJob } from './records';

/** Words of other systems for those of the contract. */
export const synonyms: Readonly<Record<string, string>> = {
	permanentemployee: 'permanent',
	temporary: 'fixedterm',
	freelancer: 'freelance',
	intern: 'internship',
	trainee: 'apprenticeship',
	student: 'student',
	entrylevel: 'entry',
	junior: 'entry',
	senior: 'experienced',
	executive: 'lead',
};

export const { importJob, getJobFields } = jobImport(matchedIoApi, {
	origin: 'Where the job comes from; its matches are meant for a job there',
	synonyms,
	fields: (api) => api.list('listJobFields'),
	imported: (api, { system, id }) =>
		api.list('listJobs', { limit: 1 }, { externalSystem: system, externalId: id }),
	async write(api, { system, id }, values, ifExists) {
		const { record } = await api.send(
			'importJob',
			{ ...values, externalSystem: system, externalId: id, ifExists },
			{ repeatable: true },
		);
		// Any other answer, such as `unchanged`, means that nothing was written.
		const result = (['created', 'updated'] as const).find((known) => known === record.result);
		return { result: result ?? 'alreadyExists', job: toJob(record.job) };
	},
});
