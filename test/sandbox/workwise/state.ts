import { comparePlaces } from '../rest/query';
import type { Place } from '../rest/query';
import { makeDocument } from './documents';
import type { NewDocument, StoredDocument } from './documents';
import { NOT_EXPORTED, STATUSES } from './model';
import type { Application, Candidate, Job } from './model';
import type { Seeds } from './seeds';

export interface NewApplication {
	id?: string;
	jobId: string;
	statusId: string;
	submittedAt: string;
	message: string | null;
	source: string | null;
	candidate: Candidate;
	documents: NewDocument[];
}

export interface WorkwiseState {
	/** Sorted by title, then id. */
	readonly jobs: readonly Job[];
	/** Sorted by submittedAt, then id. */
	readonly applications: readonly Application[];
	/** By id; an application's own documents carry no bytes. */
	readonly documents: ReadonlyMap<string, StoredDocument>;
	findJob(id: string): Job | undefined;
	findApplication(id: string): Application | undefined;
	/** Makes applications arrive. */
	addApplications(fresh: readonly NewApplication[]): Application[];
	/** Those that were changed later than that (milliseconds since 1970), sorted by submittedAt, then id. */
	changedAfter(moment: number): Application[];
	/** Puts the lists in order again after a title or a date has changed. */
	sort(): void;
	/** `updatedAt` of an application is another one now. */
	noteUpdate(): void;
}

export const jobPlace = (job: Job): Place => [job.title, job.id];
export const applicationPlace = (application: Application): Place => [
	Date.parse(application.submittedAt),
	application.id,
];

export function createState(seeds: Seeds): WorkwiseState {
	const jobs = structuredClone(seeds.jobs);
	const jobsById = new Map(jobs.map((job) => [job.id, job]));
	const applications: Application[] = [];
	const applicationsById = new Map<string, Application>();
	const documents = new Map<string, StoredDocument>();
	/** The latest change first; made when it is asked for. */
	let byUpdate: Array<{ at: number; application: Application }> | undefined;

	function addApplication(fresh: NewApplication): Application {
		const id = fresh.id ?? `wwa-${900001 + applications.length}`;
		const stored = fresh.documents.map((document, index) => {
			const documentId = `wwd-${id.slice(4)}${String(index + 1).padStart(2, '0')}`;
			return makeDocument(documentId, document, documents.size + index, seeds.originals);
		});
		const application: Application = {
			id,
			jobId: fresh.jobId,
			status: statusOf(fresh.statusId),
			submittedAt: fresh.submittedAt,
			statusChangedAt: fresh.submittedAt,
			updatedAt: fresh.submittedAt,
			message: fresh.message,
			source: fresh.source,
			candidate: structuredClone(fresh.candidate),
			documents: stored.map(({ id, name, category, mimeType, size }) => {
				return { id, name, category, mimeType, size };
			}),
			export: { ...NOT_EXPORTED },
			outcome: null,
		};
		for (const document of stored) documents.set(document.id, document);
		applications.push(application);
		applicationsById.set(id, application);
		return application;
	}

	const state: WorkwiseState = {
		jobs,
		applications,
		documents,
		findJob: (id) => jobsById.get(id),
		findApplication: (id) => applicationsById.get(id),
		addApplications(fresh) {
			const added = fresh.map(addApplication);
			state.sort();
			return added;
		},
		changedAfter(moment) {
			byUpdate ??= applications
				.map((application) => ({ at: Date.parse(application.updatedAt), application }))
				.sort((a, b) => b.at - a.at);
			const end = byUpdate.findIndex(({ at }) => at <= moment);
			return byUpdate
				.slice(0, end === -1 ? undefined : end)
				.map(({ application }) => application)
				.sort((a, b) => comparePlaces(applicationPlace(a), applicationPlace(b)));
		},
		noteUpdate() {
			byUpdate = undefined;
		},
		sort() {
			byUpdate = undefined;
			jobs.sort((a, b) => comparePlaces(jobPlace(a), jobPlace(b)));
			applications.sort((a, b) => comparePlaces(applicationPlace(a), applicationPlace(b)));
		},
	};
	state.addApplications(seeds.applications);
	return state;
}

/** The status as an application carries it. */
export function statusOf(id: string): Application['status'] {
	const found = STATUSES.find((status) => status.id === id);
	if (!found) throw new Error(`There is no status ${id}`);
	return { id: found.id, name: found.name, kind: found.kind };
}
