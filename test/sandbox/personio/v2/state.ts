import { stageOf } from './model';
import type { Application, Candidate, Stage } from './model';
import { createUpdateOrder } from './updates';
import type { UpdateOrder } from './updates';

export interface NewApplication {
	firstName: string;
	lastName: string;
	email: string;
	phone?: string | null;
	location?: string | null;
	jobId: string;
	stage?: Stage;
	applicationDate?: string;
	channelId?: string;
	createdAt: number;
	/** Default: when it was created. */
	updatedAt?: number;
}

export interface RecruitingState {
	readonly applications: UpdateOrder<Application>;
	readonly candidates: UpdateOrder<Candidate>;
	/** Milliseconds until an application that was created appears. */
	delay: number;
	/** `firstId` of applications whose ids were given out already. */
	add(fresh: readonly NewApplication[], firstId?: number): Application[];
	/** An application enters a stage. */
	move(application: Application, stage: Stage, at: number): void;
}

const CHANNELS: Readonly<Record<string, string>> = { '31': 'Workwise', '32': 'LinkedIn' };

export function createRecruiting(): RecruitingState {
	const applications = createUpdateOrder<Application>();
	const candidates = createUpdateOrder<Candidate>();
	const byEmail = new Map<string, Candidate>();
	let lastId = 495_000;

	/** A person who applies again is the same candidate. */
	function candidateOf(fresh: NewApplication): { candidate: Candidate; isNew: boolean } {
		const known = byEmail.get(fresh.email.toLowerCase());
		if (known) return { candidate: known, isNew: false };
		const candidate: Candidate = {
			id: String(300_001 + byEmail.size),
			firstName: fresh.firstName,
			lastName: fresh.lastName,
			email: fresh.email,
			phone: fresh.phone ?? null,
			location: fresh.location ?? null,
			createdAt: fresh.createdAt,
			updatedAt: fresh.createdAt,
		};
		byEmail.set(fresh.email.toLowerCase(), candidate);
		return { candidate, isNew: true };
	}

	const state: RecruitingState = {
		applications,
		candidates,
		delay: 0,
		add(fresh, firstId) {
			const newCandidates: Candidate[] = [];
			const added = fresh.map((one, index): Application => {
				const { candidate, isNew } = candidateOf(one);
				if (isNew) newCandidates.push(candidate);
				const stage = one.stage ?? stageOf('unassigned');
				const updatedAt = one.updatedAt ?? one.createdAt;
				return {
					id: String(firstId === undefined ? (lastId += 1) : firstId + index),
					applicationDate:
						one.applicationDate ?? new Date(one.createdAt).toISOString().slice(0, 10),
					candidate,
					jobId: one.jobId,
					stage,
					transitions: [{ stage, enteredAt: one.createdAt }],
					channel: channelOf(one.channelId),
					isAnonymized: false,
					createdAt: one.createdAt,
					updatedAt,
					visibleFrom: one.createdAt + state.delay,
				};
			});
			applications.add(added);
			candidates.add(newCandidates);
			return added;
		},
		move(application, stage, at) {
			application.stage = stage;
			application.transitions.push({ stage, enteredAt: at });
			applications.change(application, at);
		},
	};
	seed(state);
	return state;
}

function channelOf(id: string | undefined): Application['channel'] {
	const name = id === undefined ? undefined : CHANNELS[id];
	return id !== undefined && name !== undefined ? { id, name } : null;
}

/** A few applications of the past: person, job, day of June 2026, and the stages after the first. */
const SEEDS: ReadonlyArray<[string, string, string, number, string[]]> = [
	['Bernd', 'Beispiel', '2001', 1, ['5001', '5002', 'offer', 'accepted']],
	['Carla', 'Muster', '2001', 2, ['5001', 'rejected']],
	['Deniz', 'Probe', '2002', 3, ['5001']],
	['Eva', 'Entwurf', '2002', 4, []],
	['Fjodor', 'Fiktiv', '2003', 5, ['withdrawn']],
	['Grete', 'Größe', '2003', 8, ['5001', '5002']],
	['Hugo', 'Halbwegs', '2004', 9, []],
];

function seed(state: RecruitingState): void {
	for (const [firstName, lastName, jobId, day, stages] of SEEDS) {
		const createdAt = Date.UTC(2026, 5, day, 7, 30);
		const email = `${firstName}.${lastName}@example.com`
			.toLowerCase()
			.replace('ö', 'oe')
			.replace('ß', 'ss');
		const [application] = state.add([
			{
				firstName,
				lastName,
				email,
				phone: '+49 30 000000',
				location: 'Berlin',
				jobId,
				channelId: '31',
				createdAt,
			},
		]);
		if (!application) continue;
		for (const [index, stage] of stages.entries()) {
			state.move(application, stageOf(stage), createdAt + (index + 1) * 3_600_000);
		}
	}
}
