import type { Content } from '../rest/content';
import { comparePlaces } from '../rest/query';
import type { Place } from '../rest/query';
import { NOT_EXPORTED } from '../workwise/model';
import type { Candidate, Category, Export } from '../workwise/model';
import type { Job, JobField, Match } from './model';
import { ACCOUNT, JOB_FIELDS, JOBS } from './seeds';
import type { Seeds } from './seeds';

export interface NewMatch {
	id?: string;
	jobId: string;
	state: Match['state'];
	/** When it came to this state. */
	moment: string;
	message: string | null;
	candidate: Candidate;
	files: Array<{ name: string; category: Category; content: Buffer }>;
	export?: Export | undefined;
}

export interface MatchedIoState {
	readonly account: typeof ACCOUNT;
	/** In the order of the form. */
	readonly fields: JobField[];
	/** Sorted by title, then id. */
	readonly jobs: readonly Job[];
	/** Sorted by updatedAt, then id. */
	readonly matches: readonly Match[];
	/** By id. */
	readonly documents: ReadonlyMap<string, Content>;
	findJob(id: string): Job | undefined;
	findImported(externalSystem: string, externalId: string): Job | undefined;
	findMatch(id: string): Match | undefined;
	addJob(fresh: Omit<Job, 'id'>): Job;
	/** Makes matches come about. */
	addMatches(fresh: readonly NewMatch[]): Match[];
	/** Puts the lists in order again after a title or a date has changed. */
	sort(): void;
}

export const titleOf = ({ values: { title } }: Job): string =>
	typeof title === 'string' ? title : '';
export const jobPlace = (job: Job): Place => [titleOf(job), job.id];

const changed = ({ updatedAt }: Match): number => Date.parse(updatedAt);
/** One that is not successful counts from when it was made. */
const matched = ({ matchedAt, createdAt }: Match): number => Date.parse(matchedAt ?? createdAt);

/** Where a match stands in each of its orders. */
export const matchPlaces = {
	updatedAt: (match: Match): Place => [changed(match), match.id],
	'-updatedAt': (match: Match): Place => [-changed(match), match.id],
	matchedAt: (match: Match): Place => [matched(match), match.id],
	'-matchedAt': (match: Match): Place => [-matched(match), match.id],
};

export function createState(seeds: Seeds): MatchedIoState {
	const jobs = structuredClone([...JOBS]);
	const matches: Match[] = [];
	const matchesById = new Map<string, Match>();
	const documents = new Map<string, Content>();

	function addMatch(fresh: NewMatch): Match {
		const { jobId, state, moment, message, candidate, files } = fresh;
		const id = fresh.id ?? `mm-${900001 + matches.length}`;
		const match: Match = {
			id,
			jobId,
			state,
			createdAt: new Date(Date.parse(moment) - 86_400_000).toISOString(),
			updatedAt: fresh.export?.confirmedAt ?? moment,
			matchedAt: state === 'successful' ? moment : null,
			message,
			candidate: structuredClone(candidate),
			documents: [],
			export: { ...(fresh.export ?? NOT_EXPORTED) },
			outcome: null,
		};
		for (const [index, { name, category, content }] of files.entries()) {
			const mimeType = 'application/pdf';
			const documentId = `md-${id.slice(3)}0${index + 1}`;
			match.documents.push({ id: documentId, name, category, mimeType, size: content.length });
			documents.set(documentId, { name, mimeType, bytes: () => content });
		}
		matches.push(match);
		matchesById.set(id, match);
		return match;
	}

	const state: MatchedIoState = {
		account: structuredClone(ACCOUNT),
		fields: structuredClone([...JOB_FIELDS]),
		jobs,
		matches,
		documents,
		findJob: (id) => jobs.find((job) => job.id === id),
		findImported: (system, id) =>
			jobs.find((job) => job.externalSystem === system && job.externalId === id),
		findMatch: (id) => matchesById.get(id),
		addJob(fresh) {
			const job = { id: `mj-${901 + jobs.length}`, ...fresh };
			jobs.push(job);
			state.sort();
			return job;
		},
		addMatches(fresh) {
			const added = fresh.map(addMatch);
			state.sort();
			return added;
		},
		sort() {
			jobs.sort((a, b) => comparePlaces(jobPlace(a), jobPlace(b)));
			matches.sort((a, b) => comparePlaces(matchPlaces.updatedAt(a), matchPlaces.updatedAt(b)));
		},
	};
	state.addMatches(seeds.matches);
	return state;
}
