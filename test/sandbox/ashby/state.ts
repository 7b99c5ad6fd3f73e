import type {
	Application,
	Candidate,
	HistoryEntry,
	Job,
	Note,
	Stage,
	Upload,
	Webhook,
} from './model';

export type AshbyState = ReturnType<typeof createState>;

/** The n-th ID of a kind, as a UUID that a person can read. */
export function uuid(kind: string, number: number): string {
	return `${kind.padEnd(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const STAGES: ReadonlyArray<readonly [title: string, type: Stage['type']]> = [
	['New Lead', 'Lead'],
	['Application Review', 'PreInterviewScreen'],
	['Phone Screen', 'Active'],
	['Onsite', 'Active'],
	['Offer', 'Offer'],
	['Hired', 'Hired'],
	['Archived', 'Archived'],
];

/** The candidates of the seeds, in the order of their IDs. Ashby keeps one name for each. */
export const PEOPLE: ReadonlyArray<
	readonly [firstName: string, lastName: string, mailbox: string]
> = [
	['Adele', 'Sample', 'adele.sample'],
	['Bruno', 'van der Test', 'bruno.test'],
	['Çağla', 'Örnek', 'cagla.ornek'],
	['Dmitri', 'Probe', 'dmitri.probe'],
];

const FIRST_DAY = '2026-02-01T09:00:00.000Z';

export function createState() {
	let sequence = 0;
	let number = 0;
	const next = () => (sequence += 1);
	const nextId = (kind: string) => uuid(kind, 1000 + (number += 1));

	const stages: Stage[] = [1, 2].flatMap((plan) =>
		STAGES.map(([title, type], index) => ({
			id: uuid('5a', plan * 100 + index + 1),
			title,
			type,
			orderInInterviewPlan: 1000 + index,
			interviewPlanId: uuid('b1', plan),
		})),
	);
	const job = (index: number, title: string, status: Job['status'], plan: number): Job => ({
		id: uuid('a0b', index),
		sequence: next(),
		title,
		status,
		interviewPlanId: uuid('b1', plan),
		locationName: index === 2 ? 'Remote' : 'Springfield',
		createdAt: FIRST_DAY,
		openedAt: status === 'Draft' ? null : FIRST_DAY,
		closedAt: status === 'Closed' ? FIRST_DAY : null,
	});
	const jobs = [
		job(1, 'First Designer', 'Open', 1),
		job(2, 'Support Engineer', 'Open', 2),
		job(3, 'Office Manager', 'Closed', 1),
		job(4, 'Head of Secrets', 'Draft', 1),
	];
	const reasons = [
		{
			id: uuid('ea', 1),
			text: 'Too inexperienced',
			reasonType: 'RejectedByOrg',
			isArchived: false,
		},
		{ id: uuid('ea', 2), text: 'Withdrew', reasonType: 'RejectedByCandidate', isArchived: false },
		{ id: uuid('ea', 3), text: 'Old reason', reasonType: 'Other', isArchived: true },
	];
	const sources = [
		{ id: uuid('50', 1), title: 'Applied', isArchived: false },
		{ id: uuid('50', 2), title: 'Job board', isArchived: false },
		{ id: uuid('50', 3), title: 'Old board', isArchived: true },
	];
	const candidates = new Map<string, Candidate>();
	const applications = new Map<string, Application>();
	const notes: Note[] = [];
	const uploads = new Map<string, Upload>();
	const webhooks = new Map<string, Webhook>();

	const stagesOf = (plan: string) => stages.filter((stage) => stage.interviewPlanId === plan);

	function addCandidate(given: Pick<Candidate, 'name' | 'emails'> & Partial<Candidate>): Candidate {
		const now = new Date().toISOString();
		const candidate: Candidate = {
			id: nextId('ca'),
			phone: null,
			links: [],
			tags: [],
			location: null,
			sourceId: null,
			createdAt: now,
			updatedAt: now,
			files: [],
			resumeId: null,
			...given,
			sequence: next(),
		};
		candidates.set(candidate.id, candidate);
		return candidate;
	}

	function addApplication(
		given: Pick<Application, 'candidateId' | 'jobId' | 'stageId'> & Partial<Application>,
	): Application {
		const createdAt = given.createdAt ?? new Date().toISOString();
		const application: Application = {
			id: nextId('ab'),
			sourceId: null,
			archiveReasonId: null,
			createdAt,
			updatedAt: createdAt,
			history: [entry(given.stageId, createdAt)],
			...given,
			sequence: next(),
		};
		applications.set(application.id, application);
		return application;
	}

	function entry(stageId: string, enteredStageAt: string): HistoryEntry {
		return { id: nextId('e1'), sequence: next(), stageId, enteredStageAt };
	}

	/** Gives the record a new place at the end of its list. */
	function touch(row: Application | Candidate, updatedAt = new Date().toISOString()): void {
		row.updatedAt = updatedAt;
		row.sequence = next();
	}

	function move(application: Application, stageId: string, at?: string): void {
		const moment = at ?? new Date().toISOString();
		application.stageId = stageId;
		application.history.push(entry(stageId, moment));
		touch(application, moment);
	}

	for (const [index, [firstName, lastName, mailbox]] of PEOPLE.entries()) {
		const name = `${firstName} ${lastName}`;
		const id = uuid('ca', index + 1);
		const file = {
			id: uuid('f1', index + 1),
			name: 'cv.pdf',
			handle: `handle-of-cv-${index + 1}`,
			mimeType: 'application/pdf',
			bytes: Buffer.from(`%PDF-1.4 invented CV of ${name}`),
		};
		addCandidate({
			id,
			name,
			emails: [`${mailbox}@example.com`],
			phone: `+1 202 555 010${index}`,
			links: [{ type: 'LinkedIn', url: `https://linkedin.example.com/in/${mailbox}` }],
			tags: index === 0 ? ['Referral'] : [],
			location: 'United States, California, San Francisco',
			createdAt: FIRST_DAY,
			updatedAt: FIRST_DAY,
			files: index < 2 ? [file] : [],
			resumeId: index < 2 ? file.id : null,
		});
		addApplication({
			id: uuid('ab', index + 1),
			candidateId: id,
			jobId: uuid('a0b', index === 3 ? 2 : 1),
			stageId: uuid('5a', index === 3 ? 202 : 102),
			sourceId: uuid('50', 1),
			createdAt: `2026-02-0${index + 1}T09:00:00.000Z`,
		});
	}
	notes.push({
		...{ id: uuid('de', 1), sequence: next(), candidateId: uuid('ca', 1) },
		...{ content: 'Called back', isPrivate: false, sendNotifications: false },
		createdAt: FIRST_DAY,
	});

	return {
		jobs,
		stages,
		reasons,
		sources,
		candidates,
		applications,
		notes,
		uploads,
		webhooks,
		/** IDs of applications whose candidates got an e-mail. */
		emails: [] as string[],
		/** A search does not find a candidate right after the creation. */
		searchLags: false,
		/** Tokens and cursors that were given out before are no longer good. */
		tokenEra: 1,
		next,
		nextId,
		stagesOf,
		addCandidate,
		addApplication,
		move,
		touch,
		applicationsOf: (candidateId: string) =>
			[...applications.values()].filter((application) => application.candidateId === candidateId),
	};
}
