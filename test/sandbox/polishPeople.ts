/** Plainly invented people, whom the stand-ins of inhire and of eRecruiter both know. */
export interface PolishPerson {
	firstName: string;
	lastName: string;
	email: string;
	phone: string | null;
	city: string;
}

const NAMES: ReadonlyArray<readonly [firstName: string, lastName: string, mailbox: string]> = [
	['Łukasz', 'Przykładowski', 'lukasz.przykladowski'],
	['Małgorzata', 'Testowska', 'malgorzata.testowska'],
	['Błażej', 'Próbny-Żółć', 'blazej.probny'],
	['Żaneta', 'Przykładowa', 'zaneta.przykladowa'],
	['Świętosława', 'Wzorcowa', 'swietoslawa.wzorcowa'],
	['Michał', 'Zmyślony', 'michal.zmyslony'],
	['Jagna', 'Fikcyjna', 'jagna.fikcyjna'],
	['Grzegorz', 'Szablonowski', 'grzegorz.szablonowski'],
	['Zdzisława', 'Makietowa', 'zdzislawa.makietowa'],
	['Mściwój', 'Atrapa', 'msciwoj.atrapa'],
	['Agnieszka', 'Demonstracyjna', 'agnieszka.demonstracyjna'],
	['Wacław', "O'Przykład", 'waclaw.oprzyklad'],
	['Bogumiła', 'Testowa-Próbna', 'bogumila.testowa'],
	['Jan', 'Wymyślony', 'jan.wymyslony'],
	['Róża', 'Bezimienna', 'roza.bezimienna'],
	['Czesław', 'Pokazowy', 'czeslaw.pokazowy'],
	['Halina', 'Wzornikowa', 'halina.wzornikowa'],
	['Stanisław', 'Niktowski', 'stanislaw.niktowski'],
	['Ewa', 'Nieistniejąca', 'ewa.nieistniejaca'],
	['Paweł', 'Prototyp', 'pawel.prototyp'],
	['Justyna', 'Ćwiczebna', 'justyna.cwiczebna'],
	['Tadeusz', 'Przykładny', 'tadeusz.przykladny'],
	['Oleńka', 'Modelowa', 'olenka.modelowa'],
	['Dobrosław', 'Testowicz', 'dobroslaw.testowicz'],
	['Iwona', 'Próbkiewicz', 'iwona.probkiewicz'],
	['Zbigniew', 'Udawany', 'zbigniew.udawany'],
];
const CITIES = ['Warszawa', 'Kraków', 'Łódź', 'Wrocław', 'Poznań', 'Gdańsk', 'Rzeszów'];

/** The n-th of them; the same each time. */
export function polishPerson(index: number): PolishPerson {
	const [firstName, lastName, mailbox] = NAMES[index % NAMES.length] ?? ['Nikt', 'Test', 'nikt'];
	return { firstName, lastName, email: `${mailbox}@example.com`, ...whereabouts(index) };
}

/** A person for load: a number in the name and in the address. */
export function numberedPolishPerson(number: number): PolishPerson {
	const [firstName] = NAMES[number % NAMES.length] ?? ['Nikt'];
	const email = `osoba.testowa.${number}@example.com`;
	return { firstName, lastName: `Testowa ${number}`, email, ...whereabouts(number) };
}

function whereabouts(index: number): Pick<PolishPerson, 'phone' | 'city'> {
	const digits = String(index + 1).padStart(7, '0');
	return {
		phone: index % 5 === 4 ? null : `+48 22 ${digits}`,
		city: CITIES[index % CITIES.length] ?? 'Warszawa',
	};
}
