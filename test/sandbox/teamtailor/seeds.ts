import { polishPerson } from '../polishPeople';
import type {
	Candidate,
	CustomField,
	CustomFieldOption,
	Job,
	JobApplication,
	Named,
	RejectReason,
	Stage,
	User,
} from './model';

export const LOCATIONS: readonly Named[] = [
	{ id: '21', name: 'Oslo' },
	{ id: '22', name: 'Malmö' },
];
export const DEPARTMENTS: readonly Named[] = [
	{ id: '31', name: 'Engineering' },
	{ id: '32', name: 'People' },
];
export const USERS: readonly User[] = [
	{ id: '2', name: 'Rut Rekryterare', email: 'rut.rekryterare@example.com' },
	{ id: '3', name: 'Ragnar Exempel', email: 'ragnar.exempel@example.com' },
];
export const REJECT_REASONS: readonly RejectReason[] = [
	{ id: '41', reason: 'Role not a fit', rejectedByCompany: true },
	{ id: '42', reason: 'Took another job', rejectedByCompany: false },
	{ id: '43', reason: 'No reply', rejectedByCompany: false },
];

export const CUSTOM_FIELDS: readonly CustomField[] = [
	{ id: '51', name: 'Consent expires at', apiName: 'consent-expires', type: 'CustomField::Date' },
	{ id: '52', name: 'Municipality', apiName: 'municipality', type: 'CustomField::Select' },
	{ id: '53', name: 'Shifts', apiName: 'shifts', type: 'CustomField::MultiSelect' },
	{ id: '54', name: 'Driving licence', apiName: 'licence', type: 'CustomField::Checkbox' },
	{ id: '55', name: 'Expected salary', apiName: 'salary', type: 'CustomField::Number' },
	{ id: '56', name: 'Source ID', apiName: 'source-id', type: 'CustomField::Text' },
	{ id: '57', name: 'First activity', apiName: 'first-activity', type: 'CustomField::Date' },
	{ id: '58', name: 'Last activity', apiName: 'last-activity', type: 'CustomField::Date' },
];

/** More of them than fit on a page. */
export const CUSTOM_FIELD_OPTIONS: readonly CustomFieldOption[] = [
	...Array.from({ length: 45 }, (_unused, index) => ({
		id: String(5201 + index),
		fieldId: '52',
		value: `Kommune ${index + 1}`,
	})),
	{ id: '5301', fieldId: '53', value: 'Day' },
	{ id: '5302', fieldId: '53', value: 'Evening' },
	{ id: '5303', fieldId: '53', value: 'Night' },
];

const MADE_AT = '2026-02-02T09:00:00.000+01:00';

function job(id: number, title: string, changes: Partial<Job> = {}): Job {
	return {
		id: String(id),
		title,
		status: 'open',
		internal: false,
		departmentId: '31',
		locationIds: ['21'],
		createdAt: MADE_AT,
		updatedAt: MADE_AT,
		...changes,
	};
}

/** The first ones are those that tests use; the rest fills three pages. */
export const JOBS: readonly Job[] = [
	job(501, 'Backend Developer'),
	job(502, 'UX Designer', { locationIds: ['21', '22'] }),
	job(503, 'Accountant', { status: 'archived', departmentId: '32' }),
	job(504, 'Office Manager', { status: 'draft', departmentId: '32' }),
	job(505, 'Team Lead', { status: 'unlisted', internal: true }),
	...Array.from({ length: 65 }, (_unused, index) => job(510 + index, `Trainee ${index + 1}`)),
];

export const STAGES: readonly Stage[] = JOBS.flatMap(({ id: jobId }) =>
	(
		[
			['1', 'Inbox', 'Inbox'],
			['2', 'Screening', 'In process'],
			['3', 'Interview', 'In process'],
			['4', 'Offer', 'In process'],
			['5', 'Hired', 'Hired'],
		] as const
	).map(([number, name, type], index) => ({
		id: `${jobId}0${number}`,
		jobId,
		name,
		type,
		rowOrder: index * 400_000_000,
	})),
);

export function newCandidate(id: string, at: string): Candidate {
	return {
		id,
		firstName: null,
		lastName: null,
		email: null,
		phone: null,
		pitch: null,
		linkedinUrl: null,
		referringUrl: null,
		tags: [],
		sourced: false,
		connected: false,
		resumeFileId: null,
		consentSetAt: null,
		welcomed: false,
		createdAt: at,
		updatedAt: at,
	};
}

/** Enough for three pages; each with an application to one of two jobs. */
export const CANDIDATES: readonly Candidate[] = Array.from({ length: 70 }, (_unused, index) => {
	const person = polishPerson(index);
	const day = String(1 + (index % 28)).padStart(2, '0');
	return {
		...newCandidate(String(7001 + index), `2026-02-${day}T10:00:00.000+01:00`),
		firstName: person.firstName,
		lastName: person.lastName,
		email: `${index}.${person.email}`,
		phone: person.phone,
		tags: index % 10 === 0 ? ['Oslo'] : [],
	};
});

export const APPLICATIONS: readonly JobApplication[] = CANDIDATES.map((candidate, index) => {
	const jobId = index % 2 === 0 ? '501' : '502';
	return {
		id: String(9001 + index),
		candidateId: candidate.id,
		jobId,
		stageId: `${jobId}01`,
		rejectReasonId: null,
		coverLetter: index === 0 ? 'God dag, jeg søker.' : null,
		referringUrl: null,
		sourced: false,
		rejectedAt: null,
		changedStageAt: candidate.createdAt,
		createdAt: candidate.createdAt,
		updatedAt: candidate.createdAt,
	};
});
