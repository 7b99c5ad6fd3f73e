import { makePdf } from '../files/pdf';
import { DOCX, PDF, PDF_TITLES, PNG, makeOriginals } from './documents';
import type { NewDocument, Originals } from './documents';
import type { Candidate, Category, Consent, Job } from './model';
import { CONNECTIONS } from './model';
import { PEOPLE_COUNT, person } from './people';

export interface SeedApplication {
	id: string;
	jobId: string;
	statusId: string;
	submittedAt: string;
	message: string | null;
	source: string | null;
	candidate: Candidate;
	documents: NewDocument[];
}

export interface Seeds {
	jobs: Job[];
	applications: SeedApplication[];
	originals: Originals;
}

let seeds: Promise<Seeds> | undefined;

/** Made once in a process: they never change, and making the PDF files takes a while. */
export function loadSeeds(): Promise<Seeds> {
	seeds ??= makeSeeds();
	return seeds;
}

async function makeSeeds(): Promise<Seeds> {
	const originals = await makeOriginals();
	return { jobs: makeJobs(), applications: await makeApplications(originals), originals };
}

const CREATED = '2026-01-12T09:00:00+01:00';
const UPDATED = '2026-02-27T16:20:00+01:00';

const MAIN_JOBS: ReadonlyArray<
	readonly [title: string, connection: Job['connection'], location: string, department: string]
> = [
	['Backend Developer (m/f/d)', 'connected', 'Berlin', 'Engineering'],
	['Sales Manager DACH', 'connected', 'München', 'Sales'],
	['Pflegefachkraft (m/w/d)', 'connected', 'Köln', 'Pflege'],
	['Controller', 'paused', 'Hamburg', 'Finance'],
	['Warehouse Associate', 'connected', 'Leipzig', 'Logistics'],
	['Werkstudent Marketing', 'notConnected', 'Berlin', 'Marketing'],
];

const ROLES = [
	'Account Manager',
	'Altenpfleger (m/w/d)',
	'Bäckereifachverkäufer (m/w/d)',
	'Data Analyst',
	'DevOps Engineer',
	'Elektroniker (m/w/d)',
	'Erzieher (m/w/d)',
	'Frontend Developer',
	'HR Business Partner',
	'Küchenhilfe (m/w/d)',
	'Lkw-Fahrer (m/w/d)',
	'Product Manager',
	'Steuerfachangestellte (m/w/d)',
];
const CITIES = ['Aachen', 'Berlin', 'Dresden', 'Düsseldorf', 'Essen'].concat([
	'Gießen',
	'Köln',
	'München',
	'Nürnberg',
	'Würzburg',
]);
const STATUS_CYCLE = ['open', 'open', 'closed', 'open', 'draft', 'open', 'archived'] as const;

function makeJobs(): Job[] {
	const main = MAIN_JOBS.map(([title, connection, location, department], index) =>
		job({ id: `ww-${101 + index}`, title, status: 'open', connection, location, department }),
	);
	const more = ROLES.flatMap((role, roleIndex) =>
		CITIES.map((city, cityIndex) => {
			const index = roleIndex * CITIES.length + cityIndex;
			return job({
				id: `ww-${201 + index}`,
				title: `${role} – ${city}`,
				status: STATUS_CYCLE[index % STATUS_CYCLE.length] ?? 'open',
				connection: CONNECTIONS[index % CONNECTIONS.length] ?? 'notConnected',
				location: city,
				department: index % 4 === 0 ? null : role,
			});
		}),
	);
	return [...main, ...more];
}

function job(fields: Omit<Job, 'url' | 'createdAt' | 'updatedAt'>): Job {
	const url = fields.status === 'open' ? `https://jobs.example.com/${fields.id}` : null;
	return { ...fields, url, createdAt: CREATED, updatedAt: UPDATED };
}

/** Day and time in March 2026, before the clocks change. */
const march = (day: number, time: string) =>
	`2026-03-${String(day).padStart(2, '0')}T${time}:00+01:00`;

/** When the applications to each job were submitted, with their status where it is not "open". */
const SUBMITTED: Record<string, ReadonlyArray<string | readonly [string, string]>> = {
	'ww-101': [
		march(2, '09:15'),
		march(3, '11:40'),
		march(4, '08:05'),
		// Still the day before in UTC.
		march(6, '00:30'),
		march(9, '17:55'),
		'2026-03-10T13:20:00Z',
		march(12, '19:00'),
		march(16, '07:45'),
		march(23, '12:10'),
		[march(11, '10:00'), 'rejected'],
		'2025-11-15T10:00:00+01:00',
	],
	'ww-102': ['09:20', '10:30', '11:35', '14:05', '16:15', '18:50'].map((time, index) =>
		march(2 + index * 4, time),
	),
	'ww-103': ['06:10', '06:20', '12:00', '21:30', '23:59'].map((time, index) =>
		march(5 + index * 3, time),
	),
	'ww-104': [march(3, '10:00'), march(17, '10:00')],
	'ww-105': [march(4, '10:00'), march(18, '10:00')],
	'ww-106': [march(5, '10:00'), march(19, '10:00')],
};

const MESSAGES: Record<string, string | null> = {
	'wwa-10101': 'Guten Tag,\n\nich freue mich auf ein Gespräch. "Pünktlich" bin ich <b>immer</b>.',
	'wwa-10102': `<p>Hello & welcome</p><script>alert("not run")</script> it's „quoted“ 'twice'`,
	'wwa-10103': null,
};

const EXPIRED: Consent = {
	state: 'expired',
	givenAt: '2024-12-31T10:00:00+01:00',
	expiresAt: '2025-12-31T23:59:59+01:00',
};

async function makeApplications(originals: Originals): Promise<SeedApplication[]> {
	const applications: SeedApplication[] = [];
	for (const [jobId, moments] of Object.entries(SUBMITTED)) {
		for (const [position, moment] of moments.entries()) {
			const index = applications.length;
			const [submittedAt, statusId] = typeof moment === 'string' ? [moment, 'open'] : moment;
			const id = `wwa-${jobId.slice(3)}${String(position + 1).padStart(2, '0')}`;
			const candidate = person(index % PEOPLE_COUNT, submittedAt);
			if (id === 'wwa-10305') candidate.consent = EXPIRED;
			const message = id in MESSAGES ? (MESSAGES[id] ?? null) : `Bewerbung auf ${jobId}.`;
			applications.push({
				id,
				jobId,
				statusId,
				submittedAt,
				message,
				source: index % 3 === 0 ? 'Workwise' : index % 3 === 1 ? 'Workwise Search' : null,
				candidate,
				documents: await makeDocuments(id, index, candidate, originals),
			});
		}
	}
	return applications;
}

const USUAL: readonly Category[] = ['cv', 'coverLetter', 'certificate'];

async function makeDocuments(
	id: string,
	index: number,
	{ firstName, lastName }: Candidate,
	originals: Originals,
): Promise<NewDocument[]> {
	const documents: NewDocument[] = [];
	for (const category of USUAL.slice(0, 1 + (index % 3))) {
		const title = PDF_TITLES[category];
		const content = await makePdf(title, [`${firstName} ${lastName}`, `Application ${id}`]);
		documents.push({ name: `${title}.pdf`, category, mimeType: PDF, content });
	}
	if (id === 'wwa-10101' && documents[0]) documents[0].name = 'Lebenslauf Jördis Größe 2026.pdf';
	if (id === 'wwa-10102') {
		const photo: NewDocument = { name: 'Foto.png', category: 'photo', mimeType: PNG };
		documents.push({ ...photo, content: originals.png });
	}
	if (id === 'wwa-10103') {
		const certificate: NewDocument = {
			name: 'Zeugnis.docx',
			category: 'certificate',
			mimeType: DOCX,
		};
		documents[2] = { ...certificate, content: originals.docx };
	}
	return documents;
}
