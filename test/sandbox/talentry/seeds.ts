import { person, PEOPLE_COUNT } from '../workwise/people';
import type {
	Application,
	Consent,
	ConsentState,
	Language,
	Named,
	Points,
	Status,
	Talent,
} from './model';

export interface TenantSeed {
	id: string;
	name: string;
	/** Days that a consent lasts. */
	consentDays: number;
	pools: readonly Named[];
	statuses: readonly Status[];
	languages: readonly Language[];
	talents: readonly Talent[];
	applications: readonly Application[];
	points: readonly Points[];
}

const POOLS: readonly Named[] = [
	{ id: 'pool-engineering', name: 'Engineering' },
	{ id: 'pool-sales', name: 'Vertrieb' },
	{ id: 'pool-care', name: 'Pflege & Betreuung' },
	{ id: 'pool-alumni', name: 'Ehemalige <Alumni>' },
	{ id: 'pool-events', name: 'Messekontakte' },
];

const STATUSES: readonly Status[] = [
	{ id: 'status-new', name: 'Neu', isDefault: true },
	{ id: 'status-contacted', name: 'Kontaktiert', isDefault: false },
	{ id: 'status-interested', name: 'Interessiert', isDefault: false },
	{ id: 'status-not-now', name: 'Derzeit nicht', isDefault: false },
];

const LANGUAGES: readonly Language[] = [
	{ code: 'de', name: 'Deutsch' },
	{ code: 'en', name: 'English' },
	{ code: 'fr', name: 'Français' },
];

const NEVER_ASKED = undefined;

type Row = readonly [
	id: string,
	person: number,
	createdAt: string,
	consent: ConsentState | typeof NEVER_ASKED,
	pools: readonly number[],
];

/** One talent in each state of the consent, and two that nobody has asked. */
const ROWS: readonly Row[] = [
	['t-1001', 0, '2026-03-02T09:00:00+01:00', 'accepted', [0, 4]],
	['t-1002', 1, '2026-03-09T10:30:00+01:00', 'requested', [1]],
	['t-1003', 2, '2026-03-16T14:00:00+01:00', 'declined', []],
	['t-1004', 3, '2026-04-01T08:15:00+02:00', 'expired', [0]],
	['t-1005', 4, '2026-04-13T11:45:00+02:00', 'withdrawn', [2]],
	['t-1006', 5, '2026-05-04T16:20:00+02:00', NEVER_ASKED, []],
	['t-1007', 6, '2026-05-18T09:50:00+02:00', NEVER_ASKED, [3]],
];

/** A talent without an e-mail, found at a fair. */
const WITHOUT_EMAIL = 't-1007';

function talentOf([id, index, createdAt, state, pools]: Row): Talent {
	const candidate = person(index, createdAt);
	return {
		...candidate,
		id,
		email: id === WITHOUT_EMAIL ? null : candidate.email,
		language: index % 3 === 1 ? 'en' : 'de',
		links: [{ type: 'linkedin', url: `https://www.linkedin.com/in/beispiel-${id}/` }],
		education: candidate.education.map((entry) => ({ ...entry, description: null })),
		tags: index % 2 === 0 ? ['Messe 2026'] : [],
		externalIds: [],
		status: named(STATUSES[index % STATUSES.length]),
		pools: pools.flatMap((pool) => POOLS[pool] ?? []),
		consent: state === undefined ? null : consentOf(state, createdAt),
		blocked: state !== 'accepted',
		createdAt,
		updatedAt: createdAt,
	};
}

function named(status: Status | undefined): Named {
	return { id: status?.id ?? '', name: status?.name ?? '' };
}

function consentOf(state: ConsentState, askedAt: string): Consent {
	const agreed = ['accepted', 'expired', 'withdrawn'].includes(state);
	return {
		state,
		changedAt: askedAt,
		requestedAt: askedAt,
		givenAt: agreed ? askedAt : null,
		expiresAt: agreed ? (state === 'expired' ? askedAt : '2099-12-31T23:59:59+01:00') : null,
	};
}

function applicationOf(index: number): Application {
	const { firstName, lastName, email } = person(index, '2026-01-01T00:00:00Z');
	const referred = index % 2 === 0;
	return {
		applicationId: `tap-${7001 + index}`,
		applicationExternalId: index % 3 === 0 ? null : `ext-${index}`,
		applicationStageId: index % 4 === 3 ? 'rejected' : 'hired',
		applicationLastStageChangeDate: `2026-06-${String(3 + index * 4).padStart(2, '0')}T11:45:01+0000`,
		jobId: String(2701 + (index % 3)),
		jobExternalId: index % 3 === 0 ? null : String(2001 + (index % 3)),
		talentFirstName: firstName,
		talentLastName: lastName,
		talentEmail: email ?? '',
		rewardTypeExternalId: referred ? 'EUR' : null,
		rewardAmount: referred ? 1500 : null,
		referrerEmployeeId: referred ? 1800 + index : null,
		referrerExternalId: null,
		referrerStaffId: referred ? `STAFF${index}` : null,
		referrerFirstName: referred ? 'Reinhild' : null,
		referrerLastName: referred ? 'Beispielgeber' : null,
	};
}

const POINTS: readonly Points[] = [
	{ id: 'emp-1', externalId: '21023', email: 'reinhild.beispielgeber@example.com', points: '235' },
	{ id: 'emp-2', externalId: null, email: 'otto.testling@example.com', points: '180' },
];

export const TENANTS: readonly TenantSeed[] = [
	{
		id: 'acme',
		name: 'Beispiel AG (sandbox)',
		consentDays: 365,
		pools: POOLS,
		statuses: STATUSES,
		languages: LANGUAGES,
		talents: ROWS.map(talentOf),
		applications: Array.from({ length: 6 }, (_unused, index) => applicationOf(index)),
		points: POINTS,
	},
	{
		id: 'beta',
		name: 'Zweite Beispiel GmbH (sandbox)',
		consentDays: 30,
		pools: POOLS.slice(0, 1),
		statuses: STATUSES,
		languages: LANGUAGES.slice(1, 2),
		talents: [],
		applications: [],
		points: [],
	},
];

/** A talent for load: a number in the name and in the address; nobody has asked it. */
export function numberedTalent(number: number, id: string, createdAt: string): Talent {
	const base = talentOf([id, number % PEOPLE_COUNT, createdAt, NEVER_ASKED, []]);
	return {
		...base,
		lastName: `Testperson ${number}`,
		email: `talent.${number}@example.com`,
		links: [],
	};
}
