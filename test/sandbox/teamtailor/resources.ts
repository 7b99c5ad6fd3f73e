import type { FastifyRequest } from 'fastify';

import { badRequest } from './errors';
import type { ListQuery } from './query';
import { fileAddress } from './files';
import type {
	Candidate,
	CustomField,
	CustomFieldOption,
	CustomFieldValue,
	Job,
	JobApplication,
	Named,
	Note,
	RejectReason,
	Stage,
	Upload,
	User,
} from './model';
import type { TeamtailorState } from './state';

export interface Row {
	id: string;
}

/** How one kind of record is answered. */
export interface Collection<R extends Row> {
	type: string;
	attributes(row: R): Record<string, unknown>;
	relations: Record<string, Relation<R>>;
	links?(row: R): Record<string, string>;
}

interface Relation<R> {
	/** Absent: a relation that exists, but that nothing here can include. */
	to?: keyof Collections;
	ids?(row: R): string[] | string | null;
}

export type Collections = ReturnType<typeof createCollections>;

/** `origin` is the address at which the sandbox was asked: links name it. */
export function createCollections(state: TeamtailorState, origin: string) {
	const { files, linkSeconds } = state;
	const jobs: Collection<Job> = {
		type: 'jobs',
		attributes: (job) => ({
			title: job.title,
			body: '<p>Invented job.</p>',
			pitch: '',
			status: job.status,
			'human-status': job.status === 'open' ? 'published' : job.status,
			internal: job.internal,
			pinned: false,
			'remote-status': 'none',
			tags: [],
			'created-at': job.createdAt,
			'updated-at': job.updatedAt,
		}),
		links: (job) => ({ 'careersite-job-url': `https://career.example.com/jobs/${job.id}` }),
		relations: {
			department: { to: 'departments', ids: (job) => job.departmentId },
			locations: { to: 'locations', ids: (job) => job.locationIds },
			stages: { to: 'stages', ids: (job) => state.stagesOf(job.id).map(({ id }) => id) },
			candidates: {},
			user: {},
		},
	};
	const stages: Collection<Stage> = {
		type: 'stages',
		attributes: (stage) => ({
			name: stage.name,
			// The newer versions of the API; older ones say stage-type.
			'legacy-stage-type-name': stage.type,
			'row-order': stage.rowOrder,
			'active-job-applications-count': 0,
			'rejected-job-applications-count': 0,
		}),
		relations: {
			job: { to: 'jobs', ids: (stage) => stage.jobId },
			'stage-type': {},
			'job-applications': {},
			triggers: {},
		},
	};
	const candidates: Collection<Candidate> = {
		type: 'candidates',
		attributes: (candidate) => {
			const resume = candidate.resumeFileId ? files.get(candidate.resumeFileId) : undefined;
			const address = resume?.bytes ? fileAddress(origin, resume.id, linkSeconds.resume) : null;
			return {
				'first-name': candidate.firstName,
				'last-name': candidate.lastName,
				email: candidate.email,
				phone: candidate.phone,
				pitch: candidate.pitch,
				'linkedin-url': candidate.linkedinUrl,
				'referring-url': candidate.referringUrl,
				'referring-site': null,
				tags: candidate.tags,
				sourced: candidate.sourced,
				connected: candidate.connected,
				referred: false,
				internal: false,
				unsubscribed: false,
				picture: null,
				resume: address,
				'original-resume': address,
				'created-at': candidate.createdAt,
				'updated-at': candidate.updatedAt,
			};
		},
		relations: {
			'job-applications': {
				to: 'job-applications',
				ids: ({ id }) => state.applicationsOf(id).map((application) => application.id),
			},
			uploads: { to: 'uploads', ids: ({ id }) => state.uploadsOf(id).map((upload) => upload.id) },
			'custom-field-values': {},
			activities: {},
			answers: {},
			questions: {},
			department: {},
			role: {},
			regions: {},
			locations: {},
			'partner-results': {},
		},
	};
	const applications: Collection<JobApplication> = {
		type: 'job-applications',
		attributes: (application) => ({
			'cover-letter': application.coverLetter,
			sourced: application.sourced,
			'referring-url': application.referringUrl,
			'referring-site': null,
			'rejected-at': application.rejectedAt,
			'changed-stage-at': application.changedStageAt,
			'row-order': Number(application.id),
			'created-at': application.createdAt,
			'updated-at': application.updatedAt,
		}),
		relations: {
			candidate: { to: 'candidates', ids: ({ candidateId }) => candidateId },
			job: { to: 'jobs', ids: ({ jobId }) => jobId },
			stage: { to: 'stages', ids: ({ stageId }) => stageId },
			'reject-reason': { to: 'reject-reasons', ids: ({ rejectReasonId }) => rejectReasonId },
		},
	};
	const notes: Collection<Note> = {
		type: 'notes',
		attributes: (note) => ({
			note: note.note,
			'candidate-id': Number(note.candidateId),
			'user-id': Number(note.userId),
			'private-note': false,
			'created-by-trigger': false,
			'mentioned-user-ids': [],
			'created-at': note.createdAt,
			'updated-at': note.updatedAt,
		}),
		relations: {
			candidate: { to: 'candidates', ids: ({ candidateId }) => candidateId },
			user: { to: 'users', ids: ({ userId }) => userId },
		},
	};
	const uploads: Collection<Upload> = {
		type: 'uploads',
		attributes: (upload) => ({
			url: files.get(upload.fileId)?.bytes
				? fileAddress(origin, upload.fileId, linkSeconds.upload)
				: null,
			'file-name': upload.fileName,
			internal: false,
		}),
		relations: {
			candidate: { to: 'candidates', ids: ({ candidateId }) => candidateId },
			job: {},
		},
	};
	const customFields: Collection<CustomField> = {
		type: 'custom-fields',
		attributes: (field) => ({
			name: field.name,
			'api-name': field.apiName,
			'field-type': field.type,
			'created-at': '2026-01-05T09:00:00.000+01:00',
			'updated-at': '2026-01-05T09:00:00.000+01:00',
		}),
		relations: { 'custom-field-values': {} },
	};
	const options: Collection<CustomFieldOption> = {
		type: 'custom-field-options',
		attributes: ({ value }) => ({ value }),
		relations: { 'custom-field': { to: 'custom-fields', ids: ({ fieldId }) => fieldId } },
	};
	const values: Collection<CustomFieldValue> = {
		type: 'custom-field-values',
		attributes: ({ fieldId, value }) => ({
			'field-type': state.customFields.get(fieldId)?.type,
			value,
		}),
		relations: {
			'custom-field': { to: 'custom-fields', ids: ({ fieldId }) => fieldId },
			owner: { to: 'candidates', ids: ({ candidateId }) => candidateId },
		},
	};
	const rejectReasons: Collection<RejectReason> = {
		type: 'reject-reasons',
		attributes: ({ reason, rejectedByCompany }) => ({
			reason,
			'rejected-by-company': rejectedByCompany,
		}),
		relations: { 'job-applications': {} },
	};
	const users: Collection<User> = {
		type: 'users',
		attributes: ({ name, email }) => ({ name, email }),
		relations: {},
	};
	const named = (type: string): Collection<Named> => ({
		type,
		attributes: ({ name }) => ({ name }),
		relations: {},
	});
	return {
		jobs,
		stages,
		candidates,
		'job-applications': applications,
		notes,
		uploads,
		'custom-fields': customFields,
		'custom-field-options': options,
		'custom-field-values': values,
		'reject-reasons': rejectReasons,
		users,
		departments: named('departments'),
		locations: named('locations'),
	};
}

export interface ResourceObject {
	id: string;
	type: string;
	links: Record<string, string>;
	attributes: Record<string, unknown>;
	relationships: Record<string, unknown>;
}

/** Answers rows with what the query wants included, each record once. */
export function createSerializer(state: TeamtailorState, origin: string, query: ListQuery) {
	const collections = createCollections(state, origin);
	const included = new Map<string, ResourceObject>();

	function serialize<R extends Row>(
		collection: Collection<R>,
		row: R,
		include: readonly string[],
	): ResourceObject {
		const { type, relations } = collection;
		const self = `${origin}/teamtailor/v1/${type}/${row.id}`;
		const here = new Set(include.map((path) => path.split('.')[0] ?? ''));
		for (const name of here) {
			if (!relations[name]?.to) {
				throw badRequest(
					'Invalid field',
					`${name} is not a valid includable relationship of ${type}`,
					'include',
				);
			}
		}
		const wanted = query.fields.get(type);
		const attributes = Object.entries(collection.attributes(row));
		return {
			id: row.id,
			type,
			links: { ...collection.links?.(row), self },
			attributes: Object.fromEntries(attributes.filter(([name]) => !wanted || wanted.has(name))),
			relationships: Object.fromEntries(
				Object.entries(relations).map(([name, relation]) => [
					name,
					{
						links: { self: `${self}/relationships/${name}`, related: `${self}/${name}` },
						...(here.has(name) && { data: includeRelated(relation, row, below(include, name)) }),
					},
				]),
			),
		};
	}

	function includeRelated<R>(relation: Relation<R>, row: R, include: readonly string[]): unknown {
		const ids = relation.ids?.(row) ?? null;
		const { to } = relation;
		if (!to) return null;
		const identify = (id: string) => {
			const key = `${to}:${id}`;
			const collection: Collection<Row> = collections[to] as unknown as Collection<Row>;
			const other = state.find(to, id);
			if (other && !included.has(key)) {
				// Kept before it is filled, since records may include each other.
				const resource = serialize(collection, other, include);
				included.set(key, resource);
			}
			return { type: to, id };
		};
		return Array.isArray(ids) ? ids.map(identify) : ids === null ? null : identify(ids);
	}

	return {
		collections,
		one: <R extends Row>(collection: Collection<R>, row: R) => ({
			data: serialize(collection, row, query.include),
			...(query.include.length > 0 && { included: [...included.values()] }),
		}),
		many: <R extends Row>(collection: Collection<R>, rows: readonly R[]) => {
			const data = rows.map((row) => serialize(collection, row, query.include));
			return { data, ...(query.include.length > 0 && { included: [...included.values()] }) };
		},
	};
}

function below(include: readonly string[], name: string): string[] {
	return include
		.filter((path) => path.startsWith(`${name}.`))
		.map((path) => path.slice(name.length + 1));
}

export function originOf(request: FastifyRequest): string {
	return `${request.protocol}://${request.host}`;
}
