import type { Candidate } from '../workwise/model';

/** Plainly invented developers: names made of words for "sample" and "test", addresses at example.com. */
const NAMES: ReadonlyArray<readonly [firstName: string, lastName: string, mailbox: string]> = [
	['Ada', 'Beispielova', 'ada.beispielova'],
	['Jörg', 'Prüfling', 'joerg.pruefling'],
	['Ngọc', 'Thử-Nghiệm', 'ngoc.thunghiem'],
	['Kåre', 'Eksempel', 'kare.eksempel'],
	['Marie', "d'Échantillon", 'marie.dechantillon'],
	['Tomáš', 'Zkušební', 'tomas.zkusebni'],
	['Ayşe', 'Örnek', 'ayse.oernek'],
	['Bartosz', 'Testowicz-Próba', 'bartosz.testowicz'],
	['Luca', 'Campione', 'luca.campione'],
	['Sofía', 'Ejemplar Muñoz', 'sofia.ejemplar'],
	['Ben', 'Attrappe', 'ben.attrappe'],
	['Frauke', 'Versuchsweiß', 'frauke.versuchsweiss'],
	['Ian', 'O’Sample', 'ian.osample'],
	['Yuki', 'Mihon', 'yuki.mihon'],
	['Elif', 'Deneme', 'elif.deneme'],
	['Noa', 'Dugma', 'noa.dugma'],
];
const CITIES = ['Berlin', 'Köln', 'Zürich', 'Wien', 'Leipzig', 'München', 'Remote'];
const SKILLS = ['TypeScript', 'Rust', 'PostgreSQL', 'Kubernetes', 'React', 'Python', 'Go', 'dbt'];
const LEVELS = ['native', 'C1', 'B2', null];

/** The n-th of them; the same each time. */
export function developer(index: number, consentGivenAt: string): Candidate {
	const [firstName, lastName, mailbox] = NAMES[index % NAMES.length] ?? ['Nobody', 'Test', 'no'];
	return candidate(index, firstName, lastName, `${mailbox}@example.com`, consentGivenAt);
}

/** A developer for load: a number in the name and in the address. */
export function numberedDeveloper(number: number, consentGivenAt: string): Candidate {
	const [firstName] = NAMES[number % NAMES.length] ?? ['Nobody'];
	const mailbox = `test.developer.${number}@example.com`;
	return candidate(number, firstName, `Testdev ${number}`, mailbox, consentGivenAt);
}

function candidate(
	index: number,
	firstName: string,
	lastName: string,
	email: string,
	consentGivenAt: string,
): Candidate {
	const startYear = 2011 + (index % 8);
	return {
		id: `mc-${index + 1}`,
		firstName,
		lastName,
		email,
		phone: index % 4 === 3 ? null : `+49 221 ${String(index + 1).padStart(7, '0')}`,
		location: CITIES[index % CITIES.length] ?? 'Berlin',
		language: index % 3 === 2 ? 'en' : 'de',
		links: [{ type: 'github', url: `https://www.example.com/developers/${index + 1}` }],
		experience: [
			{
				title: index % 2 === 0 ? 'Software Engineer' : 'Entwicklerin',
				company: 'Beispielsoftware GmbH',
				from: `${startYear + 4}-02`,
				to: index % 2 === 0 ? null : `${startYear + 7}-10-31`,
				description: null,
			},
		],
		education: [
			{
				degree: index % 3 === 0 ? null : 'B.Sc. Musterinformatik',
				institution: 'Hochschule Musterstadt',
				from: `${startYear}-10`,
				to: `${startYear + 4}-01-31`,
			},
		],
		skills: [SKILLS[index % 8] ?? '', SKILLS[(index + 3) % 8] ?? ''],
		languages: [{ language: 'de', level: LEVELS[index % 4] ?? null }],
		consent: {
			state: 'accepted',
			givenAt: consentGivenAt,
			expiresAt: '2099-12-31T23:59:59+01:00',
		},
	};
}
