import {
	present,
	type Application,
	type Candidate,
	type Job,
	type Origin,
	type Status,
	type StatusReference,
} from '../../shared/model';
import {
	system,
	type ErecruiterApplication,
	type ErecruiterOrigin,
	type ErecruiterRecruitment,
	type ErecruiterStage,
	type ErecruiterStageEntry,
} from './records';

const jobStatuses: Readonly<Record<string, Job['status']>> = {
	Active: 'open',
	Draft: 'draft',
	Closed: 'closed',
};

export function toJob(
	recruitment: ErecruiterRecruitment,
): Job & { sharedWithPartner?: boolean; createdAt?: string } {
	const { id, name, status, location, department, sharedWithPartner, createdAt } = recruitment;
	return {
		system,
		id,
		title: name,
		status: jobStatuses[status] ?? status,
		...present({ location, department, sharedWithPartner, createdAt }),
	};
}

/** The partner whose statuses three of eRecruiter's are locked to. */
const inhireSystem = 'inhire';

const kinds: Readonly<Record<string, Status['kind']>> = {
	Standard: 'in_progress',
	Interview: 'in_progress',
	JobProposal: 'offer',
	Employment: 'hired',
	Rejection: 'rejected',
	Message: 'other',
};

/** "Nowy", which eRecruiter itself gives each new application. Names can be changed, its id cannot. */
function isFirst({ id, name, type, isSystem }: ErecruiterStage): boolean {
	return isSystem === true && type === 'Standard' && (id === '1' || name === 'Nowy');
}

/** `type` is eRecruiter's own; in a map to inhire, three statuses keep their counterparts. */
export function toStatus(
	stage: ErecruiterStage,
	recruitmentId?: string,
): Status & { type: string } {
	const { id, name, type } = stage;
	const kind = isFirst(stage) ? 'new' : (kinds[type] ?? 'other');
	const builtIn = stage.isSystem === true;
	const locked = builtIn && ['new', 'offer', 'hired'].includes(kind);
	return {
		system,
		id,
		name,
		kind,
		...(recruitmentId && { jobId: recruitmentId }),
		...(locked && { lockedFor: [inhireSystem] }),
		type,
		builtIn,
	};
}

export function toPublicationPlace({ id, name }: ErecruiterOrigin): {
	system: string;
	id: string;
	name: string;
} {
	return { system, id, name };
}

/** The id under which eRecruiter recognises an application that was sent before: the source's system and id. */
export function toExternalId({ system, id }: Origin): string {
	return `${system}:${id}`;
}

const namedOrigin = /^([a-z][a-zA-Z0-9-]*):(.+)$/;

/** `undefined` for an id that names no system: whoever gave it, nobody can tell which system it belongs to. */
export function toOrigin(externalId: string): Origin | undefined {
	const [, system, id] = namedOrigin.exec(externalId) ?? [];
	return system && id ? { system, id } : undefined;
}

export function toApplication(
	application: ErecruiterApplication,
): Application & { origin?: Origin; externalId?: string; sourceId?: string } {
	const { candidate, externalId, originId } = application;
	const origin = externalId ? toOrigin(externalId) : undefined;
	return {
		system,
		id: application.id,
		jobId: application.recruitmentId,
		status: { id: application.stageId, ...present({ name: application.stageName }) },
		appliedAt: application.createdAt,
		updatedAt: application.modifiedAt,
		...present({ origin, externalId, sourceId: originId }),
		candidate: {
			system,
			...present({ id: application.candidateId }),
			firstName: candidate.firstName,
			lastName: candidate.lastName,
			...present({ email: candidate.email, phone: candidate.phone, location: candidate.city }),
			links: [],
			experience: [],
			education: [],
			skills: [],
			languages: [],
			tags: [],
			notes: [],
			documents: [],
		},
		documents: [],
	};
}

/** One step of an application's history. */
export function toStageEntry(
	applicationId: string,
	{ stageId, stageName, enteredAt }: ErecruiterStageEntry,
): { system: string; applicationId: string; status: StatusReference; enteredAt: string } {
	return {
		system,
		applicationId,
		status: { id: stageId, ...present({ name: stageName }) },
		enteredAt,
	};
}

/** What a candidate carries that the contract has no field for; it is named instead of lost in silence. */
export function notTransferable(candidate: Candidate): string[] {
	const { links, experience, education, skills, languages, notes, tags } = candidate;
	return Object.entries({ links, experience, education, skills, languages, notes, tags })
		.filter(([, values]) => values.length > 0)
		.map(([name]) => name);
}
