import type { Content } from '../rest/content';
import { comparePlaces } from '../rest/query';
import type { Place } from '../rest/query';
import { NOT_EXPORTED } from '../workwise/model';
import type { Candidate, Export } from '../workwise/model';
import type { Application, Connection, Job, Source, Status } from './model';
import { CONNECTION, JOBS, STATUSES } from './seeds';
import type { Seeds } from './seeds';

export interface NewApplication {
	id?: string;
	jobId: string;
	statusId: string;
	submittedAt: string;
	message: string | null;
	sourceId: string | null;
	candidate: Candidate;
	cv: { name: string; content: Buffer } | null;
	export?: Export | undefined;
}

export interface InhireState {
	readonly connection: Connection;
	/** Sorted by title, then id. */
	readonly jobs: readonly Job[];
	/** In the order of the process. */
	readonly statuses: Status[];
	/** Sorted by submittedAt, then id. */
	readonly applications: readonly Application[];
	/** What was imported from the ATS, by id. */
	readonly sources: Map<string, Source>;
	/** By id. */
	readonly documents: ReadonlyMap<string, Content>;
	findJob(id: string): Job | undefined;
	findStatus(id: string): Status | undefined;
	findApplication(id: string): Application | undefined;
	/** Makes applications arrive. */
	addApplications(fresh: readonly NewApplication[]): Application[];
	/** Puts the lists in order again after a title or a date has changed. */
	sort(): void;
}

export const jobPlace = (job: Job): Place => [job.title, job.id];
export const applicationPlace = (application: Application): Place => [
	Date.parse(application.submittedAt),
	application.id,
];

export function createState(seeds: Seeds): InhireState {
	const jobs = structuredClone([...JOBS]);
	const statuses = structuredClone([...STATUSES]);
	const applications: Application[] = [];
	const applicationsById = new Map<string, Application>();
	const documents = new Map<string, Content>();

	function addApplication(fresh: NewApplication): Application {
		const { jobId, submittedAt, message, sourceId, candidate, cv } = fresh;
		const id = fresh.id ?? `iha-${900001 + applications.length}`;
		const status = state.findStatus(fresh.statusId);
		if (!status) throw new Error(`There is no status ${fresh.statusId}`);
		const application: Application = {
			id,
			jobId,
			status: { id: status.id, name: status.name, kind: status.kind },
			submittedAt,
			updatedAt: fresh.export?.confirmedAt ?? submittedAt,
			message,
			sourceId,
			candidate: structuredClone(candidate),
			documents: [],
			export: { ...(fresh.export ?? NOT_EXPORTED) },
			atsStatus: null,
		};
		if (cv) {
			const mimeType = 'application/pdf';
			const documentId = `ihd-${id.slice(4)}01`;
			const { name, content } = cv;
			const size = content.length;
			application.documents.push({ id: documentId, name, category: 'cv', mimeType, size });
			documents.set(documentId, { name, mimeType, bytes: () => content });
		}
		applications.push(application);
		applicationsById.set(id, application);
		return application;
	}

	const state: InhireState = {
		connection: structuredClone(CONNECTION),
		jobs,
		statuses,
		applications,
		sources: new Map(),
		documents,
		findJob: (id) => jobs.find((job) => job.id === id),
		findStatus: (id) => statuses.find((status) => status.id === id),
		findApplication: (id) => applicationsById.get(id),
		addApplications(fresh) {
			const added = fresh.map(addApplication);
			state.sort();
			return added;
		},
		sort() {
			jobs.sort((a, b) => comparePlaces(jobPlace(a), jobPlace(b)));
			applications.sort((a, b) => comparePlaces(applicationPlace(a), applicationPlace(b)));
		},
	};
	state.addApplications(seeds.applications);
	return state;
}
