/** The records of docs/contracts/workwise.openapi.yaml, as the stand-in keeps and answers them. */

export const JOB_STATUSES = ['draft', 'open', 'closed', 'archived'] as const;
export const CONNECTIONS = ['notConnected', 'connected', 'paused'] as const;
export const EXPORT_STATES = ['due', 'confirmed'] as const;
export const OUTCOMES = ['interview', 'rejected', 'hired'] as const;
export const CONSENT_STATES = [
	'none',
	'requested',
	'accepted',
	'declined',
	'expired',
	'withdrawn',
] as const;
export const CATEGORIES = [
	'cv',
	'coverLetter',
	'certificate',
	'workSample',
	'photo',
	'other',
] as const;

export type Category = (typeof CATEGORIES)[number];

export interface Job {
	id: string;
	title: string;
	status: (typeof JOB_STATUSES)[number];
	connection: (typeof CONNECTIONS)[number];
	location: string | null;
	department: string | null;
	url: string | null;
	createdAt: string;
	updatedAt: string;
}

export interface Status {
	id: string;
	name: string;
	kind: 'new' | 'inProgress' | 'offer' | 'hired' | 'rejected' | 'withdrawn' | 'other';
	isDefault: boolean;
}

export interface Consent {
	state: (typeof CONSENT_STATES)[number];
	givenAt: string | null;
	expiresAt: string | null;
}

export interface Candidate {
	id: string;
	firstName: string;
	lastName: string;
	email: string | null;
	phone: string | null;
	location: string | null;
	language: string | null;
	links: Array<{ type: string; url: string }>;
	experience: Array<{
		title: string;
		company: string | null;
		from: string | null;
		to: string | null;
		description: string | null;
	}>;
	education: Array<{
		degree: string | null;
		institution: string;
		from: string | null;
		to: string | null;
	}>;
	skills: string[];
	languages: Array<{ language: string; level: string | null }>;
	consent: Consent | null;
}

export interface DocumentRecord {
	id: string;
	name: string;
	category: Category;
	mimeType: string;
	size: number;
}

export interface Export {
	state: (typeof EXPORT_STATES)[number];
	confirmedAt: string | null;
	targetSystem: string | null;
	targetJobId: string | null;
	targetApplicationId: string | null;
}

export interface Application {
	id: string;
	jobId: string;
	status: Omit<Status, 'isDefault'>;
	submittedAt: string;
	/** When it entered its status. */
	statusChangedAt: string;
	updatedAt: string;
	message: string | null;
	source: string | null;
	candidate: Candidate;
	documents: DocumentRecord[];
	export: Export;
	outcome: Outcome | null;
}

export interface Outcome {
	outcome: (typeof OUTCOMES)[number];
	at: string;
	note: string | null;
}

/** Every job has the same statuses. */
export const STATUSES: readonly Status[] = [
	{ id: 'open', name: 'Offene Bewerbungen', kind: 'new', isDefault: true },
	{ id: 'in-review', name: 'In Prüfung', kind: 'inProgress', isDefault: false },
	{ id: 'interview', name: 'Termin', kind: 'inProgress', isDefault: false },
	{ id: 'offer', name: 'Angebot', kind: 'offer', isDefault: false },
	{ id: 'hired', name: 'Eingestellt', kind: 'hired', isDefault: false },
	{ id: 'rejected', name: 'Abgelehnt', kind: 'rejected', isDefault: false },
];

export const NOT_EXPORTED: Export = {
	state: 'due',
	confirmedAt: null,
	targetSystem: null,
	targetJobId: null,
	targetApplicationId: null,
};
