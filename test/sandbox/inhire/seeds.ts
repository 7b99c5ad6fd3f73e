import { makePdf } from '../files/pdf';
import { polishPerson } from '../polishPeople';
import type { PolishPerson } from '../polishPeople';
import type { Candidate } from '../workwise/model';
import type { Connection, Job, Status } from './model';
import type { NewApplication } from './state';

export interface Seeds {
	applications: NewApplication[];
	/** The CV of applications that the control endpoint makes. */
	cv: Buffer;
}

export const CONNECTION: Connection = {
	company: 'Przykładowa Spółka z o.o. (sandbox)',
	ats: { name: 'eRecruiter', connected: true, lastTestedAt: null },
};

export const STATUSES: readonly Status[] = [
	{ id: 'new', name: 'Nowy', kind: 'new', isDefault: true, locked: true },
	{ id: 'cv-analysis', name: 'Analiza CV', kind: 'inProgress', isDefault: false, locked: false },
	{
		id: 'phone',
		name: 'Rozmowa telefoniczna',
		kind: 'inProgress',
		isDefault: false,
		locked: false,
	},
	{ id: 'interview', name: 'Spotkanie', kind: 'inProgress', isDefault: false, locked: false },
	{ id: 'offer', name: 'Złożenie oferty', kind: 'offer', isDefault: false, locked: true },
	{ id: 'hired', name: 'Zatrudniony', kind: 'hired', isDefault: false, locked: true },
	{ id: 'rejected', name: 'Odrzucony', kind: 'rejected', isDefault: false, locked: false },
];

export const JOBS: readonly Job[] = [
	{
		id: 'ih-301',
		title: 'Senior Java Developer',
		status: 'open',
		atsJobId: '5001',
		location: 'Warszawa',
	},
	{ id: 'ih-302', title: 'Inżynier DevOps', status: 'open', atsJobId: '5002', location: 'Kraków' },
	{ id: 'ih-303', title: 'Analityk danych', status: 'open', atsJobId: '5003', location: 'Łódź' },
	{ id: 'ih-304', title: 'Kierownik projektu', status: 'open', atsJobId: null, location: null },
	{ id: 'ih-305', title: 'Projektant UX', status: 'draft', atsJobId: null, location: 'Poznań' },
];

type Row = readonly [
	id: string,
	person: number,
	submittedAt: string,
	/** The application at eRecruiter, where it has arrived. */
	exportedAs?: string,
];

/** The first three digits name the job: iha-30104 is an application to ih-301. */
const APPLICATIONS: readonly Row[] = [
	['iha-30101', 0, '2026-04-20T09:00', '70101'],
	['iha-30102', 1, '2026-05-04T11:00', '70102'],
	['iha-30201', 8, '2026-05-11T10:00', '70201'],
	['iha-30301', 14, '2026-05-18T12:00', '70301'],
	['iha-30103', 2, '2026-05-28T08:00', '70103'],
	['iha-30104', 3, '2026-06-02T09:00', '70104'],
	['iha-30302', 15, '2026-06-02T13:00', '70302'],
	['iha-30202', 9, '2026-06-03T10:00', '70202'],
	['iha-30203', 10, '2026-06-04T16:00', '70203'],
	['iha-30105', 4, '2026-06-05T14:00', '70105'],
	['iha-30106', 5, '2026-06-08T07:00', '70106'],
	['iha-30303', 16, '2026-06-08T11:00', '70303'],
	['iha-30204', 11, '2026-06-09T09:00', '70204'],
	// Still due for export.
	['iha-30107', 6, '2026-06-10T08:30'],
	['iha-30304', 17, '2026-06-10T19:10'],
	['iha-30205', 12, '2026-06-11T12:45'],
	['iha-30108', 7, '2026-06-12T09:20'],
	['iha-30206', 13, '2026-06-12T15:05'],
	['iha-30305', 18, '2026-06-13T21:40'],
];

let seeds: Promise<Seeds> | undefined;

/** Made once in a process: they never change, and making the PDF files takes a while. */
export function loadSeeds(): Promise<Seeds> {
	seeds ??= makeSeeds();
	return seeds;
}

async function makeSeeds(): Promise<Seeds> {
	const applications: NewApplication[] = [];
	for (const [id, index, minute, exportedAs] of APPLICATIONS) {
		const jobId = `ih-${id.slice(4, 7)}`;
		const person = polishPerson(index);
		const submittedAt = `${minute}:00+02:00`;
		const cv = await makePdf('CV', [`${person.firstName} ${person.lastName}`, `Aplikacja ${id}`]);
		const atsJobId = JOBS.find((job) => job.id === jobId)?.atsJobId ?? null;
		applications.push({
			id,
			jobId,
			statusId: 'new',
			submittedAt,
			message: index % 3 === 0 ? 'Dzień dobry, chętnie opowiem więcej o sobie.' : null,
			sourceId: '900',
			candidate: candidateOf(person, index, submittedAt),
			cv: { name: `CV ${person.firstName} ${person.lastName}.pdf`, content: cv },
			export:
				exportedAs === undefined || atsJobId === null
					? undefined
					: {
							state: 'confirmed',
							// A quarter of an hour later it was at eRecruiter.
							confirmedAt: submittedAt.replace(/:00:00\+/, ':15:00+'),
							targetSystem: 'erecruiter',
							targetJobId: atsJobId,
							targetApplicationId: exportedAs,
						},
		});
	}
	return { applications, cv: await makePdf('CV', ['Testowa aplikacja']) };
}

const SKILLS = ['Java', 'Kotlin', 'PostgreSQL', 'Kubernetes', 'Terraform', 'Python', 'dbt', 'SQL'];

/** What inhire knows about a person. */
export function candidateOf(
	{ firstName, lastName, email, phone, city }: PolishPerson,
	index: number,
	consentGivenAt: string,
): Candidate {
	const startYear = 2010 + (index % 9);
	return {
		id: `ihc-${index + 1}`,
		firstName,
		lastName,
		email,
		phone,
		location: city,
		language: 'pl',
		links:
			index % 4 === 0
				? [{ type: 'github', url: `https://www.example.com/osoby/${index + 1}` }]
				: [],
		experience: [
			{
				title: index % 2 === 0 ? 'Programista' : 'Inżynier',
				company: `Przykład ${city} S.A.`,
				from: `${startYear + 5}-03`,
				to: index % 2 === 0 ? null : `${startYear + 9}-11-30`,
				description: null,
			},
		],
		education: [
			{
				degree: index % 3 === 0 ? null : 'Magister',
				institution: `Politechnika Przykładowa ${city}`,
				from: `${startYear}-10`,
				to: `${startYear + 5}-06-30`,
			},
		],
		skills: [SKILLS[index % 8] ?? '', SKILLS[(index + 3) % 8] ?? ''],
		languages: [
			{ language: 'pl', level: 'native' },
			{ language: 'en', level: index % 2 === 0 ? 'B2' : null },
		],
		consent: {
			state: 'accepted',
			givenAt: consentGivenAt,
			expiresAt: '2099-12-31T23:59:59+01:00',
		},
	};
}
