/** Times are milliseconds since 1970, as Lever has them. */

export interface Posting {
	id: string;
	text: string;
	state: string;
	confidentiality: Confidentiality;
	categories: { team: string; department: string; location: string; commitment: string };
	content: { description: string; descriptionHtml: string };
	urls: { list: string; show: string; apply: string };
	createdAt: number;
	updatedAt: number;
}

type Confidentiality = 'confidential' | 'non-confidential';

export interface Contact {
	id: string;
	name: string;
	headline: string;
	location: string | null;
	emails: string[];
	phones: Array<{ type: string | null; value: string }>;
}

export interface Application {
	id: string;
	posting: string;
	createdAt: number;
}

export interface StoredFile {
	id: string;
	name: string;
	bytes: Buffer;
	uploadedAt: number;
}

export interface Note {
	id: string;
	value: string;
	secret: boolean;
	user: string;
	createdAt: number;
	deletedAt: number | null;
}

export interface Opportunity {
	id: string;
	contact: string;
	confidentiality: Confidentiality;
	links: string[];
	archived: { reason: string; archivedAt: number } | null;
	tags: string[];
	sources: string[];
	origin: string;
	stage: string;
	stageChanges: Array<{
		toStageId: string;
		toStageIndex: number;
		userId: string;
		updatedAt: number;
	}>;
	owner: string | null;
	applications: Application[];
	createdAt: number;
	updatedAt: number;
	dataProtection: { store: { allowed: boolean; expiresAt: number } } | null;
	resumes: StoredFile[];
	files: StoredFile[];
	notes: Note[];
}

export interface Webhook {
	id: string;
	url: string;
	event: string;
	signatureToken: string;
	createdAt: number;
}

export type LeverState = ReturnType<typeof createState>;

/** The n-th ID of a kind, as a UUID that a person can read. */
export function uuid(kind: string, number: number): string {
	return `${kind.padEnd(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Some stages have fixed words as IDs. */
const STAGES = [
	{ id: 'lead-new', text: 'New lead' },
	{ id: 'lead-reached-out', text: 'Reached out' },
	{ id: 'lead-responded', text: 'Responded' },
	{ id: 'applicant-new', text: 'New applicant' },
	{ id: uuid('5a', 1), text: 'Phone screen' },
	{ id: uuid('5a', 2), text: 'On-site interview' },
	{ id: 'offer', text: 'Offer' },
] as const;

const REASONS = [
	{ id: uuid('ea', 1), text: 'Underqualified', status: 'active', type: 'non-hired' },
	{ id: uuid('ea', 2), text: 'Withdrew', status: 'active', type: 'non-hired' },
	{ id: uuid('ea', 3), text: 'Hired', status: 'active', type: 'hired' },
] as const;

export const USERS = [
	{
		id: uuid('0e', 1),
		name: 'Rita Recruiter',
		email: 'rita.recruiter@example.com',
		deactivatedAt: null,
	},
	{
		id: uuid('0e', 2),
		name: 'Otto Operations',
		email: 'otto.operations@example.com',
		deactivatedAt: null,
	},
	{
		id: uuid('0e', 3),
		name: 'Gone Away',
		email: 'gone.away@example.com',
		deactivatedAt: 1_700_000_000_000,
	},
] as const;

const PEOPLE = [
	['Amelia Invented', 'amelia.invented'],
	['Björn van der Muster', 'bjorn.muster'],
	['Chloé Fictive', 'chloe.fictive'],
	['Dario Prova', 'dario.prova'],
	['Ewa Zmyślona', 'ewa.zmyslona'],
] as const;

const DAY = 86_400_000;
const FIRST_DAY = Date.parse('2026-03-02T09:00:00Z');

function makePosting(number: number, text: string, state: string): Posting {
	return {
		id: uuid('b0', number),
		text,
		state,
		confidentiality: number === 5 ? 'confidential' : 'non-confidential',
		categories: {
			team: 'Platform',
			department: 'Engineering',
			location: 'Berlin',
			commitment: 'Full-time',
		},
		content: { description: `${text}, invented`, descriptionHtml: `<p>${text}, invented</p>` },
		urls: {
			list: 'https://jobs.lever.example.com/acme',
			show: `https://jobs.lever.example.com/acme/${uuid('b0', number)}`,
			apply: `https://jobs.lever.example.com/acme/${uuid('b0', number)}/apply`,
		},
		createdAt: FIRST_DAY,
		updatedAt: FIRST_DAY,
	};
}

export function createState() {
	let number = 1000;
	const nextId = (kind: string) => uuid(kind, (number += 1));
	const contacts = new Map<string, Contact>();
	const opportunities = new Map<string, Opportunity>();
	const webhooks = new Map<string, Webhook>();
	const postings = [
		makePosting(1, 'Site Reliability Engineer', 'published'),
		makePosting(2, 'Product Designer', 'published'),
		makePosting(3, 'Data Analyst', 'internal'),
		makePosting(4, 'Office Manager', 'closed'),
		makePosting(5, 'Chief of Secrets', 'published'),
		makePosting(6, 'Future Role', 'draft'),
	];

	function addContact(given: Partial<Contact> & Pick<Contact, 'name' | 'emails'>): Contact {
		const contact = { id: nextId('c0'), headline: '', location: null, phones: [], ...given };
		contacts.set(contact.id, contact);
		return contact;
	}

	/** Newest last; a move to the stage that it begins with is the first of its changes. */
	function addOpportunity(
		given: Partial<Opportunity> & { contact: string; posting?: string | undefined },
	) {
		const { posting, ...values } = given;
		const createdAt = given.createdAt ?? Date.now();
		const opportunity: Opportunity = {
			id: nextId('0b'),
			confidentiality: 'non-confidential',
			links: [],
			archived: null,
			tags: [],
			sources: [],
			origin: 'applied',
			stage: 'applicant-new',
			stageChanges: [],
			owner: USERS[0].id,
			applications: posting ? [{ id: nextId('a0'), posting, createdAt }] : [],
			createdAt,
			updatedAt: Date.now(),
			dataProtection: null,
			resumes: [],
			files: [],
			notes: [],
			...values,
		};
		opportunity.stageChanges.push(changeTo(opportunity.stage, createdAt));
		opportunities.set(opportunity.id, opportunity);
		return opportunity;
	}

	function changeTo(stage: string, updatedAt: number, userId: string = USERS[0].id) {
		const toStageIndex = STAGES.findIndex(({ id }) => id === stage);
		return { toStageId: stage, toStageIndex, userId, updatedAt };
	}

	function move(opportunity: Opportunity, stage: string, at = Date.now(), user?: string): void {
		opportunity.stage = stage;
		opportunity.stageChanges.push(changeTo(stage, at, user));
		opportunity.updatedAt = at;
	}

	for (const [index, [name, mailbox]] of PEOPLE.entries()) {
		const createdAt = FIRST_DAY + index * DAY;
		const contact = addContact({
			id: uuid('c0', index + 1),
			name,
			headline: index === 0 ? 'Engineer, Invented Ltd' : '',
			emails: [`${mailbox}@example.com`],
			location: 'Berlin',
			phones: [{ type: 'mobile', value: `+49 30 000000${index}` }],
		});
		const opportunity = addOpportunity({
			id: uuid('0b', index + 1),
			contact: contact.id,
			// The last one is a lead that belongs to no posting.
			posting: index === 4 ? undefined : uuid('b0', index === 3 ? 5 : (index % 2) + 1),
			confidentiality: index === 3 ? 'confidential' : 'non-confidential',
			stage: index === 4 ? 'lead-new' : 'applicant-new',
			origin: index === 4 ? 'sourced' : 'applied',
			links: [`https://www.linkedin.com/in/${mailbox}-invented`],
			sources: ['Invented Board'],
			tags: index === 0 ? ['Platform'] : [],
			createdAt,
			updatedAt: createdAt,
		});
		if (index < 2) {
			opportunity.resumes.push({
				id: uuid('f1', index + 1),
				name: `${mailbox}.pdf`,
				bytes: Buffer.from(`%PDF-1.4 invented CV of ${mailbox}`),
				uploadedAt: createdAt,
			});
		}
		if (index === 0) {
			opportunity.files.push({
				id: uuid('f2', 1),
				name: 'letter.txt',
				bytes: Buffer.from('An invented letter'),
				uploadedAt: createdAt,
			});
			move(opportunity, uuid('5a', 1), createdAt + DAY);
		}
		if (index === 2) {
			opportunity.archived = { reason: REASONS[0].id, archivedAt: createdAt + DAY };
			opportunity.dataProtection = { store: { allowed: true, expiresAt: FIRST_DAY + 3650 * DAY } };
		}
	}

	return {
		postings,
		stages: STAGES,
		reasons: REASONS,
		users: USERS,
		contacts,
		opportunities,
		webhooks,
		/** How many hires each requisition has. */
		hires: new Map<string, number>(),
		nextId,
		addContact,
		addOpportunity,
		move,
		contactOf: (email: string) =>
			[...contacts.values()].find(({ emails }) =>
				emails.some((known) => known.toLowerCase() === email.toLowerCase()),
			),
	};
}
