import type { ListOptions, Received } from '../../http/contractClient';
import type { ByteStream } from '../../http/request';
import type { ConnectOptions } from '../vendor';
import { openConnection, refuseUnreadable } from './connection';
import { accountKey, readCredential } from './credential';
import { filters, type ApplicationFilter, type CandidateFilter, type JobFilter } from './filters';
import { memoryOf } from './memory';
import {
	applicationRecord,
	candidateRecord,
	customFieldOptionRecord,
	customFieldRecord,
	customFieldValueRecord,
	foundApplicationRecord,
	jobRecord,
	noteRecord,
	rejectReasonRecord,
	stageRecord,
	uploadRecord,
	userRecord,
	type FoundApplication,
	type TeamtailorApplication,
	type TeamtailorCandidate,
	type TeamtailorCustomField,
	type TeamtailorCustomFieldOption,
	type TeamtailorJob,
	type TeamtailorNote,
	type TeamtailorRejectReason,
	type TeamtailorStage,
	type TeamtailorUpload,
	type TeamtailorUser,
} from './records';

export type TeamtailorClient = ReturnType<typeof createTeamtailorClient>;

type Attributes = Record<string, unknown>;

/** What a list of applications carries along. */
const applicationParts = 'candidate,job,stage,reject-reason';
const jobParts = 'department,locations';

/**
 * Typed calls of the published API. Every call throws Failure.
 * @throws Failure `validation` for a credential that cannot work
 */
export function createTeamtailorClient(options: ConnectOptions) {
	const account = readCredential(options.credential);
	const connection = openConnection(account, options);
	const { clock, signal } = options;

	return {
		account,
		clock,
		signal,
		memory: memoryOf(signal, accountKey(options.credential, account)),

		candidates(
			filter: CandidateFilter = {},
			listOptions: ListOptions & { sort?: string; fields?: string } = {},
		): AsyncGenerator<Received<TeamtailorCandidate>> {
			const { connected, ...rest } = filter;
			return connection.list('listCandidates', candidateRecord, listOptions, {
				query: {
					...filters({ ...rest, ...(connected !== undefined && { connected: String(connected) }) }),
					sort: listOptions.sort,
					'fields[candidates]': listOptions.fields,
				},
			});
		},
		async candidate(id: string): Promise<Received<TeamtailorCandidate>> {
			return await connection.read('getCandidate', candidateRecord, { id });
		},
		/** A second try of one with an e-mail is refused as a duplicate; one without may only be sent once. */
		async createCandidate(attributes: Attributes): Promise<Received<TeamtailorCandidate>> {
			return await connection.write(
				'createCandidate',
				{ type: 'candidates', attributes },
				candidateRecord,
				{ repeatable: attributes.email !== undefined },
			);
		},
		async updateCandidate(
			id: string,
			attributes: Attributes,
		): Promise<Received<TeamtailorCandidate>> {
			return await connection.write(
				'updateCandidate',
				{ type: 'candidates', id, attributes },
				candidateRecord,
				{ id, repeatable: true },
			);
		},

		/** All applications of a candidate, with the ids of their jobs and stages. */
		candidateApplications(id: string): AsyncGenerator<Received<FoundApplication>> {
			return connection.list(
				'listCandidateApplications',
				foundApplicationRecord,
				{ onUnreadable: refuseUnreadable },
				{ id, query: { include: 'job,stage' } },
			);
		},
		applications(
			{ stageType, ...filter }: ApplicationFilter = {},
			listOptions: ListOptions & { sort?: string } = {},
		): AsyncGenerator<Received<TeamtailorApplication>> {
			return connection.list('listJobApplications', applicationRecord, listOptions, {
				query: {
					...filters({ ...filter, 'stage-type': stageType }),
					include: applicationParts,
					sort: listOptions.sort,
				},
			});
		},
		async application(id: string): Promise<Received<TeamtailorApplication>> {
			return await connection.read('getJobApplication', applicationRecord, {
				id,
				query: { include: applicationParts },
			});
		},
		/** Teamtailor does not document whether a second one for the same job is refused: look for it before. */
		async createApplication(
			candidateId: string,
			jobId: string,
			attributes: Attributes,
		): Promise<Received<TeamtailorApplication>> {
			return await connection.write(
				'createJobApplication',
				{
					type: 'job-applications',
					attributes,
					relationships: {
						candidate: { type: 'candidates', id: candidateId },
						job: { type: 'jobs', id: jobId },
					},
				},
				applicationRecord,
				{ repeatable: false },
			);
		},
		async updateApplication(
			id: string,
			changes: { attributes?: Attributes; stageId?: string; rejectReasonId?: string },
		): Promise<Received<TeamtailorApplication>> {
			const { attributes, stageId, rejectReasonId } = changes;
			return await connection.write(
				'updateJobApplication',
				{
					type: 'job-applications',
					id,
					...(attributes && { attributes }),
					relationships: {
						stage: stageId ? { type: 'stages', id: stageId } : undefined,
						'reject-reason': rejectReasonId
							? { type: 'reject-reasons', id: rejectReasonId }
							: undefined,
					},
				},
				applicationRecord,
				{ id, repeatable: true },
			);
		},

		jobs(
			{ status, feed, ...filter }: JobFilter = {},
			listOptions: ListOptions & { sort?: string } = {},
		): AsyncGenerator<Received<TeamtailorJob>> {
			return connection.list('listJobs', jobRecord, listOptions, {
				query: {
					...filters({ ...filter, status, feed }),
					include: jobParts,
					sort: listOptions.sort,
				},
			});
		},
		async job(id: string): Promise<Received<TeamtailorJob>> {
			return await connection.read('getJob', jobRecord, { id, query: { include: jobParts } });
		},
		/** The stages of a job in their order. */
		stages(
			jobId: string,
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<TeamtailorStage>> {
			return connection.list('listStages', stageRecord, listOptions, {
				query: { 'filter[job]': jobId, sort: 'row-order', include: 'job' },
			});
		},
		rejectReasons(listOptions: ListOptions = {}): AsyncGenerator<Received<TeamtailorRejectReason>> {
			return connection.list('listRejectReasons', rejectReasonRecord, listOptions);
		},

		/** Of all candidates: the documentation names no filter. */
		notes(
			listOptions: Pick<ListOptions, 'onUnreadable'> = {},
		): AsyncGenerator<Received<TeamtailorNote>> {
			return connection.list('listNotes', noteRecord, listOptions, {
				query: { include: 'candidate,user' },
			});
		},
		async createNote(
			candidateId: string,
			userId: string | undefined,
			note: string,
		): Promise<Received<TeamtailorNote>> {
			return await connection.write(
				'createNote',
				{
					type: 'notes',
					attributes: { note },
					relationships: {
						candidate: { type: 'candidates', id: candidateId },
						user: userId ? { type: 'users', id: userId } : undefined,
					},
				},
				noteRecord,
				{ repeatable: false },
			);
		},
		users(listOptions: ListOptions = {}): AsyncGenerator<Received<TeamtailorUser>> {
			return connection.list('listUsers', userRecord, listOptions);
		},

		candidateUploads(
			candidateId: string,
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<TeamtailorUpload>> {
			return connection.list('listCandidateUploads', uploadRecord, listOptions, {
				id: candidateId,
			});
		},
		async upload(id: string): Promise<Received<TeamtailorUpload>> {
			return await connection.read('getUpload', uploadRecord, {
				id,
				query: { include: 'candidate' },
			});
		},
		/** Teamtailor fetches the file from `url`, which must be reachable from outside. */
		async createUpload(
			candidateId: string,
			url: string,
			fileName: string,
		): Promise<Received<TeamtailorUpload>> {
			return await connection.write(
				'createUpload',
				{
					type: 'uploads',
					attributes: { url, 'file-name': fileName },
					relationships: { candidate: { type: 'candidates', id: candidateId } },
				},
				uploadRecord,
				{ repeatable: false },
			);
		},
		/** Hands over the bytes at a signed address, which is good for seconds. */
		async download<T>(
			url: string,
			consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
		): Promise<T> {
			return await connection.caller.download({ method: 'GET', url, anonymous: true }, consume);
		},

		customFields(listOptions: ListOptions = {}): AsyncGenerator<Received<TeamtailorCustomField>> {
			return connection.list('listCustomFields', customFieldRecord, listOptions);
		},
		/** All of them: an account may have more than the 30 of a page. */
		customFieldOptions(fieldId: string): AsyncGenerator<Received<TeamtailorCustomFieldOption>> {
			return connection.list('listCustomFieldOptions', customFieldOptionRecord, undefined, {
				query: { 'filter[custom-field]': fieldId },
			});
		},
		/** The values that a candidate has, by the id of their field. */
		async customFieldValues(
			candidateId: string,
		): Promise<Map<string, { id: string; value: unknown }>> {
			const values = new Map<string, { id: string; value: unknown }>();
			const list = connection.list(
				'listCandidateCustomFieldValues',
				customFieldValueRecord,
				{ onUnreadable: refuseUnreadable },
				{ id: candidateId, query: { include: 'custom-field' } },
			);
			for await (const { record } of list) {
				const fieldId = record.related['custom-field']?.id;
				if (fieldId) values.set(fieldId, { id: record.id, value: record.attributes.value });
			}
			return values;
		},
		/** The id of the value. */
		async createCustomFieldValue(
			candidateId: string,
			fieldId: string,
			value: unknown,
		): Promise<string> {
			const { record } = await connection.write(
				'createCustomFieldValue',
				{
					type: 'custom-field-values',
					attributes: { value },
					relationships: {
						'custom-field': { type: 'custom-fields', id: fieldId },
						owner: { type: 'candidates', id: candidateId },
					},
				},
				customFieldValueRecord,
				{ repeatable: false },
			);
			return record.id;
		},
		async updateCustomFieldValue(id: string, value: unknown): Promise<void> {
			await connection.write(
				'updateCustomFieldValue',
				{ type: 'custom-field-values', id, attributes: { value } },
				customFieldValueRecord,
				{ id, repeatable: true },
			);
		},
	};
}
