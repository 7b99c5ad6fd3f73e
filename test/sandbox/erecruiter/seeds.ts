import { polishPerson } from '../polishPeople';
import type { Origin, Recruitment, Stage } from './model';
import type { NewApplication } from './state';

export const COMPANY = { companyId: 1201, name: 'Przykładowa Spółka z o.o. (sandbox)' };

export const STAGES: readonly Stage[] = [
	{ id: 1, name: 'Nowy', type: 'Standard', isSystem: true },
	{ id: 2, name: 'Analiza CV', type: 'Standard', isSystem: true },
	{ id: 3, name: 'Rozmowa telefoniczna', type: 'Standard', isSystem: true },
	{ id: 4, name: 'Spotkanie', type: 'Interview', isSystem: true },
	{ id: 5, name: 'Złożenie oferty', type: 'JobProposal', isSystem: true },
	{ id: 6, name: 'Zatrudniony', type: 'Employment', isSystem: true },
	{ id: 7, name: 'Odrzucony', type: 'Rejection', isSystem: true },
	{ id: 8, name: 'Wiadomość', type: 'Message', isSystem: true },
	{ id: 101, name: 'Zadanie rekrutacyjne', type: 'Standard', isSystem: false },
	{ id: 102, name: 'Rozmowa z zarządem', type: 'Interview', isSystem: false },
];

export const ORIGINS: readonly Origin[] = [
	{ id: 900, name: 'inhire.io' },
	{ id: 901, name: 'Pracuj.pl' },
	{ id: 902, name: 'LinkedIn' },
];

const MAIN_RECRUITMENTS: ReadonlyArray<
	readonly [name: string, location: string, department: string]
> = [
	['Senior Java Developer', 'Warszawa', 'IT'],
	['Inżynier DevOps', 'Kraków', 'IT'],
	['Analityk danych', 'Łódź', 'Analizy'],
	['Kierownik projektu', 'Wrocław', 'Projekty'],
	['Tester oprogramowania', 'Gdańsk', 'IT'],
];
const ROLES = [
	'Administrator systemów',
	'Doradca klienta',
	'Elektryk',
	'Frontend Developer',
	'Grafik',
	'Księgowa / Księgowy',
	'Magazynier',
	'Product Owner',
	'Przedstawiciel handlowy',
	'Specjalista ds. kadr',
	'Spawacz',
	'Tłumacz',
];
const CITIES = ['Białystok', 'Gdańsk', 'Katowice', 'Kraków', 'Łódź'].concat([
	'Poznań',
	'Rzeszów',
	'Szczecin',
	'Warszawa',
	'Wrocław',
]);
const STATUS_CYCLE = ['Active', 'Active', 'Closed', 'Active', 'Draft'] as const;

export function makeRecruitments(): Recruitment[] {
	const main = MAIN_RECRUITMENTS.map(([name, location, department], index): Recruitment => ({
		id: 5001 + index,
		name,
		status: index === 4 ? 'Closed' : 'Active',
		location,
		department,
		sharedWithPartner: index < 3,
		createdAt: `2026-04-0${7 + (index % 3)}T09:00:00+02:00`,
	}));
	const more = ROLES.flatMap((role, roleIndex) =>
		CITIES.map((city, cityIndex): Recruitment => {
			const index = roleIndex * CITIES.length + cityIndex;
			return {
				id: 6001 + index,
				name: `${role} – ${city}`,
				status: STATUS_CYCLE[index % STATUS_CYCLE.length] ?? 'Active',
				location: city,
				department: index % 4 === 0 ? null : role,
				sharedWithPartner: false,
				createdAt: '2026-04-10T09:00:00+02:00',
			};
		}),
	);
	return [...main, ...more];
}

type Row = readonly [
	id: number,
	person: number,
	/** The application at inhire that it was made from. */
	externalId: string | null,
	originId: number | null,
	createdAt: string,
	/** The stages that followed "Nowy". */
	...stages: number[],
];

/** The first two digits after 7 name the recruitment: 70104 is an application to 5001. */
const APPLICATIONS: readonly Row[] = [
	// Made before 2026-06-01.
	[70101, 0, 'inhire:iha-30101', 900, '2026-04-20T09:15', 2, 4, 5],
	[70102, 1, 'inhire:iha-30102', 900, '2026-05-04T11:15', 2, 7],
	[70103, 2, 'inhire:iha-30103', 900, '2026-05-28T08:15', 2],
	[70107, 19, null, 901, '2026-05-12T13:30', 2, 3, 4],
	[70201, 8, 'inhire:iha-30201', 900, '2026-05-11T10:15', 2, 4, 5, 6],
	[70205, 22, null, 901, '2026-05-20T15:00', 2, 7],
	[70301, 14, 'inhire:iha-30301', 900, '2026-05-18T12:15', 2, 4],
	[70401, 24, null, 901, '2026-05-21T09:40', 2],
	[70501, 25, null, 902, '2026-04-22T16:20', 2, 7],
	// Made after it.
	[70104, 3, 'inhire:iha-30104', 900, '2026-06-02T09:15', 2, 3],
	[70105, 4, 'inhire:iha-30105', 900, '2026-06-05T14:15', 2, 101],
	[70106, 5, 'inhire:iha-30106', 900, '2026-06-08T07:15'],
	[70108, 20, null, 902, '2026-06-03T18:45', 2],
	[70109, 21, null, null, '2026-06-07T20:10', 8],
	[70202, 9, 'inhire:iha-30202', 900, '2026-06-03T10:15', 2, 4],
	[70203, 10, 'inhire:iha-30203', 900, '2026-06-04T16:15', 2, 7],
	[70204, 11, 'inhire:iha-30204', 900, '2026-06-09T09:15', 2],
	[70302, 15, 'inhire:iha-30302', 900, '2026-06-02T13:15', 2, 4, 102],
	[70303, 16, 'inhire:iha-30303', 900, '2026-06-08T11:15', 2, 4, 5, 6],
	[70304, 23, null, 901, '2026-06-05T08:05'],
	[70402, 18, null, 902, '2026-06-06T12:00', 2, 3],
];

/** Each stage is entered a day, an hour and the application's own number of minutes later. */
export function makeApplications(): NewApplication[] {
	return APPLICATIONS.map(([id, person, externalId, originId, createdAt, ...stages], index) => {
		const created = Date.parse(`${createdAt}:00+02:00`);
		const step = (25 * 60 + index) * 60_000;
		return {
			applicationId: id,
			recruitmentId: 5000 + (Math.floor(id / 100) % 100),
			externalId,
			originId,
			candidate: polishPerson(person),
			message: null,
			path: [1, ...stages].map((stageId, position) => ({
				stageId,
				enteredAt: inWarsaw(created + position * step),
			})),
		};
	});
}

/** With the offset of summer, in which all of these are. */
function inWarsaw(moment: number): string {
	return new Date(moment + 2 * 3_600_000).toISOString().replace('.000Z', '+02:00');
}
