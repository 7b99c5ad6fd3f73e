import type { Candidate } from './model';

/** Plainly invented people: names made of words for "sample" and "test", addresses at example.com. */
const PEOPLE: ReadonlyArray<readonly [firstName: string, lastName: string, mailbox: string]> = [
	['Jördis', 'Mustermüller', 'joerdis.mustermueller'],
	['Björn', 'Beispielsson', 'bjoern.beispielsson'],
	['Zoë', 'Weiß-Testmann', 'zoe.weiss-testmann'],
	['Łucja', 'Przykładowska', 'lucja.przykladowska'],
	['Øyvind', 'Prøvestad', 'oyvind.provestad'],
	['Siobhán', "O'Example", 'siobhan.oexample'],
	['Anna-Lena', 'Muster-Beispiel', 'anna-lena.muster-beispiel'],
	['Świętosław', 'Próbkowicz-Żółć', 'swietoslaw.probkowicz'],
	['Åse', 'Eksempelsen', 'ase.eksempelsen'],
	['Maximilian', 'Größtentest', 'maximilian.groesstentest'],
	['Renée', 'Échantillon', 'renee.echantillon'],
	['Çağla', 'Örnekoğlu', 'cagla.ornekoglu'],
	['José', 'Ejemplo Núñez', 'jose.ejemplo'],
	['Käthe', 'Probst-Probe', 'kaethe.probst-probe'],
	['Dvořák', 'Vzorek', 'dvorak.vzorek'],
	['Ingrid', 'Testesen', 'ingrid.testesen'],
	['Jürgen', 'Fußnote', 'juergen.fussnote'],
	['Małgorzata', 'Testowska', 'malgorzata.testowska'],
	['Tom', 'Sample', 'tom.sample'],
	['Ümit', 'Deneme', 'uemit.deneme'],
	['Søren', 'Prøvesen', 'soren.provesen'],
	['Chiara', "D'Esempio", 'chiara.desempio'],
	['Hans', 'Mustermann', 'hans.mustermann'],
	['Grażyna', 'Wzorcowa', 'grazyna.wzorcowa'],
	['Noël', 'Proefman', 'noel.proefman'],
	['Hedwig', 'von Beispielstein', 'hedwig.beispielstein'],
	['Táng', 'Shìlì', 'tang.shili'],
];

const PLACES = ['Berlin', 'Köln', 'München', 'Hamburg', 'Kraków', 'Oslo', 'Zürich', 'Wien'];
const SKILLS = ['TypeScript', 'Excel', 'Pflege', 'SQL', 'Verkauf', 'SAP', 'Logistik', 'Schreiben'];
const TITLES = ['Entwicklerin', 'Sales Manager', 'Pflegekraft', 'Controller', 'Lagerist'];

export const PEOPLE_COUNT = PEOPLE.length;

/** The n-th invented person, with everything a candidate can have; the same each time. */
export function person(index: number, consentGivenAt: string): Candidate {
	const [firstName, lastName, mailbox] = PEOPLE[index % PEOPLE_COUNT] ?? [
		'Nobody',
		'Test',
		'nobody',
	];
	return candidate(index, firstName, lastName, `${mailbox}@example.com`, consentGivenAt);
}

/** A person for load: a number in the name and in the address. */
export function numberedPerson(number: number, consentGivenAt: string): Candidate {
	const [firstName] = PEOPLE[number % PEOPLE_COUNT] ?? ['Nobody'];
	const mailbox = `test.person.${number}@example.com`;
	return candidate(number, firstName, `Testperson ${number}`, mailbox, consentGivenAt, 'n');
}

function candidate(
	index: number,
	firstName: string,
	lastName: string,
	email: string,
	consentGivenAt: string,
	series = '',
): Candidate {
	const place = PLACES[index % PLACES.length] ?? 'Berlin';
	const number = String(index + 1).padStart(7, '0');
	const startYear = 2012 + (index % 8);
	return {
		id: `wwc-${series}${index + 1}`,
		firstName,
		lastName,
		email,
		phone: index % 5 === 4 ? null : `+49 30 ${number}`,
		location: place,
		language: index % 4 === 3 ? 'en' : 'de',
		links:
			index % 3 === 0
				? [{ type: 'website', url: `https://www.example.com/people/${index + 1}` }]
				: [],
		experience: [
			{
				title: TITLES[index % TITLES.length] ?? 'Tester',
				company: `Beispiel ${place} GmbH`,
				from: `${startYear + 4}-04`,
				to: index % 2 === 0 ? null : `${startYear + 7}-12-31`,
				description: index % 3 === 1 ? 'Invented work at an invented firm.' : null,
			},
		],
		education: [
			{
				degree: index % 4 === 0 ? null : 'B.A. Musterwissenschaft',
				institution: `Hochschule Musterstadt ${place}`,
				from: `${startYear}-10`,
				to: `${startYear + 3}-09-30`,
			},
		],
		skills: [SKILLS[index % 8] ?? '', SKILLS[(index + 3) % 8] ?? ''],
		languages: [
			{ language: 'de', level: index % 4 === 3 ? 'B2' : 'native' },
			{ language: 'en', level: index % 4 === 3 ? 'native' : null },
		],
		consent: {
			state: 'accepted',
			givenAt: consentGivenAt,
			expiresAt: '2099-12-31T23:59:59+01:00',
		},
	};
}
