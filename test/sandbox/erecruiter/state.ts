import type {
	Application,
	Candidate,
	Origin,
	Recruitment,
	Stage,
	StageEntry,
	StoredFile,
} from './model';
import { ORIGINS, STAGES, makeApplications, makeRecruitments } from './seeds';
import { createTokens } from './tokens';
import type { Tokens } from './tokens';

export interface NewApplication {
	applicationId?: number;
	recruitmentId: number;
	externalId: string | null;
	originId: number | null;
	candidate: Candidate;
	message: string | null;
	/** The stages it went through, first one first; the first moment is that of its creation. */
	path: ReadonlyArray<{ stageId: number; enteredAt: string }>;
}

export interface ErecruiterState {
	/** By id. */
	readonly recruitments: readonly Recruitment[];
	/** In the order of the process. */
	readonly stages: readonly Stage[];
	readonly origins: readonly Origin[];
	/** Oldest change first. */
	readonly applications: readonly Application[];
	readonly tokens: Tokens;
	findRecruitment(id: number): Recruitment | undefined;
	findStage(id: number): Stage | undefined;
	findApplication(id: number): Application | undefined;
	addApplications(fresh: readonly NewApplication[]): Application[];
	addStage(stage: Omit<Stage, 'id' | 'isSystem'>): Stage;
	/** The stage must be custom, and without applications. */
	removeStage(stage: Stage): void;
	/** Moves an application and writes its history; `sort` afterwards. */
	moveToStage(application: Application, stage: Stage, at: string): void;
	addFile(application: Application, file: Omit<StoredFile, 'fileId'>): StoredFile;
	/** Puts the applications in order again after `modifiedAt` has changed. */
	sort(): void;
}

export function createState(): ErecruiterState {
	const recruitments = makeRecruitments();
	const stages = structuredClone([...STAGES]);
	const applications: Application[] = [];
	const applicationsById = new Map<number, Application>();
	let lastApplicationId = 79_000;
	let lastCandidateId = 40_000;
	let lastStageId = 102;
	let lastFileId = 60_000;

	function addApplication(fresh: NewApplication): Application {
		const { path, applicationId = ++lastApplicationId, candidate, ...fields } = fresh;
		const history = path.map(({ stageId, enteredAt }) => entryOf(stageOf(stageId), enteredAt));
		const first = history[0];
		const last = history.at(-1);
		if (!first || !last) throw new Error('An application has been in one stage at least');
		const { firstName, lastName, email, phone, city } = candidate;
		const application: Application = {
			applicationId,
			candidateId: ++lastCandidateId,
			...fields,
			stageId: last.stageId,
			stageName: last.stageName,
			createdAt: first.enteredAt,
			modifiedAt: last.enteredAt,
			candidate: { firstName, lastName, email, phone, city },
			history: history.reverse(),
			files: [],
		};
		applications.push(application);
		applicationsById.set(applicationId, application);
		return application;
	}

	function stageOf(id: number): Stage {
		const stage = state.findStage(id);
		if (!stage) throw new Error(`There is no stage ${id}`);
		return stage;
	}

	const state: ErecruiterState = {
		recruitments,
		stages,
		origins: ORIGINS,
		applications,
		tokens: createTokens(),
		findRecruitment: (id) => recruitments.find((recruitment) => recruitment.id === id),
		findStage: (id) => stages.find((stage) => stage.id === id),
		findApplication: (id) => applicationsById.get(id),
		addApplications(fresh) {
			const added = fresh.map(addApplication);
			state.sort();
			return added;
		},
		addStage({ name, type }) {
			const stage = { id: ++lastStageId, name, type, isSystem: false };
			stages.push(stage);
			return stage;
		},
		removeStage(stage) {
			stages.splice(stages.indexOf(stage), 1);
		},
		moveToStage(application, stage, at) {
			application.history.unshift(entryOf(stage, at));
			application.stageId = stage.id;
			application.stageName = stage.name;
			application.modifiedAt = at;
		},
		addFile(application, file) {
			const stored = { fileId: ++lastFileId, ...file };
			application.files.push(stored);
			return stored;
		},
		sort() {
			applications.sort(
				(a, b) =>
					Date.parse(a.modifiedAt) - Date.parse(b.modifiedAt) || a.applicationId - b.applicationId,
			);
		},
	};
	state.addApplications(makeApplications());
	return state;
}

function entryOf({ id, name }: Stage, enteredAt: string): StageEntry {
	return { stageId: id, stageName: name, enteredAt };
}
