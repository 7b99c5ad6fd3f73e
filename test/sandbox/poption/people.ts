import type { Application, Bilingual, Candidate, JobPosting } from './model';

/** Plainly invented people: names made of words for "sample" and "test", addresses at example.com. */
const FIRST_NAMES = ['Øystein', 'Åse', 'Kjærsti', 'Bjørn', 'Liv', 'Håkon', 'Solveig', 'Pål'].concat(
	['Ragnhild', 'Jørgen', 'Łucja', 'Bård', 'Žofie'],
);
const LAST_NAMES = ['Prøvestad', 'Eksempelsen', 'Testvik', 'Mønsterdal', 'Påfunn'].concat([
	'Oppdiktet-Våg',
	"O'Eksempel",
	'Tenktnes',
	'Fiktivsæter',
	'Øvelsesmo',
	'Modellberg',
]);
const PLACES = ['Oslo', 'Tromsø', 'Ålesund', 'Bærum', 'Sør-Varanger', 'Bergen'];
const EDUCATION = [
	{ degree: 'Bachelor i økonomi', institution: 'Høgskolen i Prøvestad' },
	{ degree: 'Fagbrev som elektriker', institution: null },
	{ degree: 'Master i språk', institution: 'Universitetet i Eksempelby' },
	{ degree: 'Videregående skole', institution: null },
];
const SKILLS = ['Excel', 'Salg', 'Kundeservice', 'Norsk', 'TypeScript', 'Førerkort klasse B'];

const START = Date.parse('2023-01-09T08:00:00Z');
const HOUR = 3_600_000;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/**
 * The n-th candidate, the same each time. Every 20th has no e-mail address, every 8th a consent that has expired, every
 * 15th none; number 106 is number 6 once more, with the address in capitals.
 */
export function candidate(index: number): Candidate {
	const number = index + 1;
	const named = number === 106 ? 5 : index;
	const firstName = FIRST_NAMES[named % FIRST_NAMES.length] ?? 'Ingen';
	const lastName = `${LAST_NAMES[named % LAST_NAMES.length] ?? 'Test'} ${named + 1}`;
	const firstActivity = START + index * 7 * HOUR;
	const email = number === 106 ? 'KANDIDAT.6@example.com' : `kandidat.${number}@example.com`;
	return {
		candidateId: `pk-${number}`,
		firstName,
		lastName,
		email: number % 20 === 0 ? null : email,
		phone: number % 7 === 0 ? null : `+47 400 ${String(number).padStart(5, '0')}`,
		location: PLACES[index % PLACES.length] ?? null,
		consentExpiresAt: consentExpiry(number),
		firstActivityAt: iso(firstActivity),
		lastActivityAt: iso(firstActivity + 30 * HOUR),
		education: EDUCATION.slice(index % 3, (index % 3) + 1 + (index % 2)),
		skills: [SKILLS[index % 6] ?? '', SKILLS[(index + 2) % 6] ?? ''],
		notes:
			number % 10 === 0
				? [{ text: 'Ringte «kandidaten» – vil gjerne høre mer 🙂', writtenAt: iso(firstActivity) }]
				: [],
	};
}

function consentExpiry(number: number): string | null {
	if (number % 15 === 0) return null;
	return number % 8 === 0
		? iso(Date.parse('2025-06-30T21:59:59Z') + number * HOUR)
		: iso(Date.parse('2099-12-31T22:59:59Z') - number * HOUR);
}

const STATUSES: readonly Bilingual[] = [
	{ en: 'New', nb: 'Ny' },
	{ en: 'In review', nb: 'Til vurdering' },
	{ en: 'Interview', nb: 'Intervju' },
	{ en: 'Rejected', nb: 'Avslag' },
	{ en: 'Hired', nb: 'Ansatt' },
];

/** The n-th application, to that job and by that candidate. */
export function application(index: number, jobPostingId: string, candidateId: string): Application {
	return {
		applicationId: `ps-${index + 1}`,
		jobPostingId,
		candidateId,
		status: STATUSES[index % STATUSES.length] ?? { en: 'New', nb: 'Ny' },
		appliedAt: iso(START + index * 5 * HOUR),
		message:
			index % 4 === 0
				? null
				: `Hei,\n\njeg søker på stillingen; "gjerne" så snart som mulig.${index % 9 === 0 ? ' =1+1' : ''}`,
		source: index % 3 === 0 ? 'Poption' : index % 3 === 1 ? 'FINN.no' : null,
	};
}

const MAIN_JOBS = [
	['Butikkmedarbeider', 'Oslo', 'Butikk'],
	['Elektriker', 'Tromsø', 'Drift'],
	['Kundekonsulent på nett', 'Bergen', 'Kundeservice'],
	['Lærling i logistikk', 'Ålesund', 'Lager'],
	['Økonomiansvarlig', 'Bærum', 'Økonomi'],
	['Utvikler (TypeScript)', 'Oslo', 'IT'],
] as const;

/** How many job postings have applications; they are the first ones. */
export const MAIN_JOB_COUNT = MAIN_JOBS.length;

/** Six that are open, and so many older ones that a list of them has pages. */
export function jobPostings(): JobPosting[] {
	const main = MAIN_JOBS.map(([title, location, department], index): JobPosting => {
		const id = `pj-${101 + index}`;
		const url = `https://jobs.example.com/${id}`;
		return { id, title, status: 'open', location, department, url };
	});
	const older = Array.from({ length: 115 }, (_unused, index): JobPosting => {
		const status = index % 5 === 0 ? 'closed' : index % 23 === 1 ? 'draft' : 'archived';
		const title = `Sommerjobb ${1910 + index}`;
		const location = PLACES[index % PLACES.length] ?? null;
		return { id: `pj-${201 + index}`, title, status, location, department: null, url: null };
	});
	return [...main, ...older];
}
