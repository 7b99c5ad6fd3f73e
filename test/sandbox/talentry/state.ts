import { randomUUID } from 'node:crypto';

import type {
	Application,
	Consent,
	ConsentState,
	Job,
	KeptTalent,
	Language,
	Named,
	Note,
	Points,
	Status,
	Talent,
} from './model';
import { TENANTS } from './seeds';
import type { TenantSeed } from './seeds';

export interface SentEmail {
	talentId: string;
	to: string;
	at: string;
}

export interface Tenant {
	readonly id: string;
	readonly name: string;
	readonly pools: Named[];
	readonly statuses: Status[];
	readonly languages: Language[];
	/** By id; deleted ones stay. */
	readonly talents: Map<string, KeptTalent>;
	readonly jobs: Map<string, Job>;
	readonly applications: Application[];
	readonly points: Points[];
	/** The consent mails that went out. */
	readonly emails: SentEmail[];
	/** Those that are not deleted. */
	present(): KeptTalent[];
	findByEmail(email: string): KeptTalent | undefined;
	add(talent: Talent): KeptTalent;
	nextId(): string;
	addNote(talent: KeptTalent, note: Pick<Note, 'text' | 'externalId'>, author: string): Note;
	/** Something about the talent has changed. */
	touch(talent: KeptTalent): void;
	setConsent(talent: KeptTalent, state: ConsentState): void;
	/** Consents whose time is over are expired from then on. */
	expireConsents(): void;
}

export interface TalentryState {
	readonly tenants: ReadonlyMap<string, Tenant>;
	/** @throws Error for a tenant that is not there */
	tenant(id: string): Tenant;
	findByLink(token: string): { tenant: Tenant; talent: KeptTalent } | undefined;
}

const now = () => new Date().toISOString();
const NO_CONSENT: Consent = {
	state: 'none',
	changedAt: null,
	requestedAt: null,
	givenAt: null,
	expiresAt: null,
};

export function createState(): TalentryState {
	const tenants = new Map(TENANTS.map((seed) => [seed.id, createTenant(seed)]));
	return {
		tenants,
		tenant(id) {
			const tenant = tenants.get(id);
			if (!tenant) throw new Error(`There is no tenant ${id}`);
			return tenant;
		},
		findByLink(token) {
			for (const tenant of tenants.values()) {
				const talent = [...tenant.talents.values()].find((kept) => kept.linkToken === token);
				if (talent) return { tenant, talent };
			}
			return undefined;
		},
	};
}

export const newLinkToken = () => randomUUID().replaceAll('-', '');

function createTenant(seed: TenantSeed): Tenant {
	let notes = 0;
	let talents = 0;
	const tenant: Tenant = {
		...structuredClone({ id: seed.id, name: seed.name }),
		pools: structuredClone([...seed.pools]),
		statuses: structuredClone([...seed.statuses]),
		languages: structuredClone([...seed.languages]),
		applications: structuredClone([...seed.applications]),
		points: structuredClone([...seed.points]),
		talents: new Map(),
		jobs: new Map(),
		emails: [],
		present: () => [...tenant.talents.values()].filter(({ deletedAt }) => deletedAt === null),
		findByEmail(email) {
			const wanted = email.toLowerCase();
			return tenant.present().find(({ record }) => record.email?.toLowerCase() === wanted);
		},
		add(record) {
			const kept = { record, deletedAt: null, notes: [], linkToken: null, unlocked: null };
			tenant.talents.set(record.id, kept);
			return kept;
		},
		nextId: () => `t-${String(5001 + talents++).padStart(4, '0')}`,
		addNote(talent, { text, externalId }, author) {
			const note = { id: `n-${++notes}`, text, externalId, author, createdAt: now() };
			talent.notes.push(note);
			tenant.touch(talent);
			return note;
		},
		touch({ record }) {
			record.updatedAt = now();
		},
		setConsent(talent, state) {
			const { record } = talent;
			const before = record.consent ?? NO_CONSENT;
			const moment = now();
			const until = new Date(Date.now() + seed.consentDays * 86_400_000).toISOString();
			record.consent = {
				...before,
				state,
				changedAt: moment,
				...(state === 'requested' && { requestedAt: moment }),
				...(state === 'accepted' && { givenAt: moment, expiresAt: until }),
			};
			// Asking again for a consent that is still good does not block the talent.
			if (state === 'accepted') record.blocked = false;
			else if (state !== 'requested') record.blocked = true;
			tenant.touch(talent);
		},
		expireConsents() {
			for (const { record } of tenant.present()) {
				const { consent } = record;
				if (consent?.state !== 'accepted' || consent.expiresAt === null) continue;
				if (Date.parse(consent.expiresAt) > Date.now()) continue;
				record.consent = { ...consent, state: 'expired', changedAt: consent.expiresAt };
				record.blocked = true;
				record.updatedAt = consent.expiresAt;
			}
		},
	};
	for (const talent of seed.talents) tenant.add(structuredClone(talent));
	return tenant;
}
