/** The records of Personio's second recruiting API, as the stand-in keeps them. */

/** The stages that every account has carry no id and no name; the account's own have both. */
export interface Stage {
	id: string | null;
	kind: string;
	name: string | null;
	type: 'system' | 'custom';
}

export interface Candidate {
	id: string;
	firstName: string;
	lastName: string;
	email: string;
	phone: string | null;
	location: string | null;
	createdAt: number;
	updatedAt: number;
}

/** Times are milliseconds since 1970. */
export interface Application {
	id: string;
	/** YYYY-MM-DD */
	applicationDate: string;
	candidate: Candidate;
	jobId: string;
	stage: Stage;
	/** The latest last; an application begins with a stage. */
	transitions: Array<{ stage: Stage; enteredAt: number }>;
	channel: { id: string; name: string } | null;
	isAnonymized: boolean;
	createdAt: number;
	updatedAt: number;
	/** When it appears in the API. */
	visibleFrom: number;
}

const system = (kind: string): Stage => ({ id: null, kind, name: null, type: 'system' });
const custom = (id: string, name: string): Stage => ({ id, kind: 'custom', name, type: 'custom' });

/** By the names that the control endpoints use, in the order of a job's board. */
export const STAGES: ReadonlyMap<string, Stage> = new Map([
	['unassigned', system('unassigned')],
	['5001', custom('5001', 'Phone interview')],
	['5002', custom('5002', 'On-site interview')],
	['offer', system('offer')],
	['accepted', system('accepted')],
	['rejected', system('rejected')],
	['withdrawn', system('withdrawn')],
]);

export function stageOf(name: string): Stage {
	const stage = STAGES.get(name);
	if (!stage) throw new Error(`There is no stage ${name}`);
	return stage;
}

/** Job categories; the jobs of the feed name theirs. */
export const CATEGORIES = [
	{ id: '701', name: 'Professionals', stages: [...STAGES.values()] },
	{
		id: '702',
		name: 'Trainees',
		stages: [...STAGES.values()].filter(({ id }) => id !== '5002'),
	},
] as const;
