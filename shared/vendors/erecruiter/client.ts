import { withOverrides } from '../../http/contract';
import {
	createContractClient,
	type ListOptions,
	type Received,
	type UnreadableRecord,
} from '../../http/contractClient';
import { Failure } from '../../http/failure';
import type { FilePart } from '../../http/request';
import { defaultRetryRules } from '../../http/retry';
import type { ConnectOptions } from '../vendor';
import { erecruiterContract, type ErecruiterOperation } from './contract';
import { readCredential } from './credential';
import { readFailure } from './errors';
import {
	applicationRecord,
	companyRecord,
	createdRecord,
	fileRecord,
	originRecord,
	permissionsRecord,
	recruitmentRecord,
	stageEntryRecord,
	stageRecord,
	type ErecruiterApplication,
	type ErecruiterFile,
	type ErecruiterOrigin,
	type ErecruiterRecruitment,
	type ErecruiterStage,
	type ErecruiterStageEntry,
} from './records';

export interface NewApplication {
	externalId?: string;
	/** The publication place that the candidate came through. */
	originId?: string;
	message?: string;
	firstName: string;
	lastName: string;
	email?: string;
	phone?: string;
	city?: string;
}

export type ErecruiterClient = ReturnType<typeof createErecruiterClient>;

/** Lists that come whole: a limit is then a matter of ours. */
type Unreadable = Pick<ListOptions, 'limit' | 'onUnreadable'>;

/**
 * Calls of the eRecruiter contract. Every call throws Failure.
 * @throws Failure `validation` for a credential or contract overrides that cannot be used
 */
export function createErecruiterClient(options: ConnectOptions) {
	const { baseUrl, companyId, contractOverrides } = readCredential(options.credential);
	const client = createContractClient<ErecruiterOperation>(
		{
			name: 'eRecruiter',
			baseUrl,
			contract: withOverrides('eRecruiter', erecruiterContract, contractOverrides),
			query: { companyId },
			readFailure,
			// Reads fail now and then with 500 and are fine a moment later; a POST is never repeated for it.
			retry: { statuses: [...defaultRetryRules.statuses, 500] },
		},
		options,
	);

	return {
		companyId,
		async companies(): Promise<Array<{ id?: string | null; name?: string | null }>> {
			const companies = [];
			for await (const { record } of client.list('listCompanies', companyRecord)) {
				companies.push(record);
			}
			return companies;
		},
		/** What the access key or user may do, and whether it reaches all recruitments. */
		async permissions() {
			return await client.read('getPermissions', permissionsRecord);
		},
		/** The statuses of the account; of one recruitment when it is named. */
		stages(
			recruitmentId?: string,
			listOptions: Unreadable = {},
		): AsyncGenerator<Received<ErecruiterStage>> {
			return recruitmentId === undefined
				? client.list('listStages', stageRecord, listOptions)
				: client.list('listRecruitmentStages', stageRecord, listOptions, {
						ids: { recruitmentId },
					});
		},
		/** Publication places, whose ids are the source ids of candidates. */
		origins(listOptions: ListOptions = {}): AsyncGenerator<Received<ErecruiterOrigin>> {
			return client.list('listOrigins', originRecord, listOptions);
		},
		/** All recruitments; with an access key for selected ones, those that are shared with it. */
		recruitments(
			filter: { search?: string } = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<ErecruiterRecruitment>> {
			return client.list('listRecruitments', recruitmentRecord, listOptions, {
				query: { ...filter },
			});
		},
		async recruitment(recruitmentId: string): Promise<Received<ErecruiterRecruitment>> {
			return await client.read('getRecruitment', recruitmentRecord, { ids: { recruitmentId } });
		},
		/** The oldest change first. `modifiedAfter` is ISO 8601 with offset. */
		applications(
			recruitmentId: string,
			filter: { modifiedAfter?: string } = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<ErecruiterApplication>> {
			return client.list('listApplications', applicationRecord, listOptions, {
				ids: { recruitmentId },
				query: { ...filter },
			});
		},
		async application(applicationId: string): Promise<Received<ErecruiterApplication>> {
			return await client.read('getApplication', applicationRecord, { ids: { applicationId } });
		},
		/** The statuses that the application has had, the latest first. */
		async stageHistory(
			applicationId: string,
			onUnreadable?: (record: UnreadableRecord) => void,
		): Promise<Array<Received<ErecruiterStageEntry>>> {
			const entries = [];
			const list = client.list(
				'listStageHistory',
				stageEntryRecord,
				{ ...(onUnreadable && { onUnreadable }) },
				{ ids: { applicationId } },
			);
			for await (const entry of list) entries.push(entry);
			return entries.sort(
				(one, other) => Date.parse(other.record.enteredAt) - Date.parse(one.record.enteredAt),
			);
		},
		/** An application that exists already is a result, with its id. */
		async createApplication(
			recruitmentId: string,
			application: NewApplication,
		): Promise<{ result: 'created' | 'alreadyExists'; applicationId: string }> {
			const { externalId, originId, message, ...candidate } = application;
			try {
				const { record } = await client.write(
					'createApplication',
					{
						...{ externalId, message },
						originId: originId && /^\d+$/.test(originId) ? Number(originId) : originId,
						...Object.fromEntries(
							Object.entries(candidate).map(([name, value]) => [`candidate.${name}`, value]),
						),
					},
					createdRecord,
					{ ids: { recruitmentId }, repeatable: false },
				);
				return { result: 'created', applicationId: record.id };
			} catch (error) {
				const existing = error instanceof Failure ? error.details.existingId : undefined;
				if (existing === undefined) throw error;
				return { result: 'alreadyExists', applicationId: existing };
			}
		},
		/** A file that the application has already, by name and size, is not added again. */
		async uploadFile(
			applicationId: string,
			category: string,
			file: FilePart,
		): Promise<ErecruiterFile> {
			return await client.upload(
				'uploadFile',
				{ type: 'multipart', fields: { category }, files: { file } },
				fileRecord,
				{ ids: { applicationId }, repeatable: false },
			);
		},
	};
}
