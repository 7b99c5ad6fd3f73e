import { isSamePerson } from '../../../shared/vendor/samePerson';

const named = (name: string) => {
	const [firstName = '', lastName = ''] = name.split(',').map((part) => part.trim());
	return { firstName, lastName };
};

test.each([
	['Vera, Versuch', 'VERA, versuch'],
	['Łukasz, Przykładowski', 'Lukasz, Przykladowski'],
	['Jörg, Müßig', 'Joerg, Muessig'],
	['Søren, Ångström', 'Soren, Angstrom'],
	['Vera, Versuch', 'Versuch, Vera'],
	['Vera Maria, Versuch', 'Vera, Versuch'],
	['Vera, Versuch-Muster', 'Vera, Muster'],
	['V., Versuch', 'Vera, Versuch'],
	['Vera M., Versuch', 'Vera Maria, Versuch'],
	['Anna-Lena, Muster', 'Annalena, Muster'],
	['Dr. Vera, Versuch', 'Vera, Versuch'],
	['Versuch,', 'Vera, Versuch'],
	['O’Neil,', "O'Neil,"],
	// Nothing to compare.
	[',', 'Vera, Versuch'],
	['Вера, Пример', 'Vera, Primer'],
])('%s can be %s', (one, other) => {
	expect(isSamePerson(named(one), named(other))).toBe(true);
	expect(isSamePerson(named(other), named(one))).toBe(true);
});

test.each([
	['Vera, Versuch', 'Otto, Versuch'],
	['Vera, Versuch', 'Vera, Anders'],
	['V., Versuch', 'Otto, Versuch'],
	['Vera, Versuch', 'Otto, Muster'],
	['A. M., Versuch', 'Anna, Muster'],
	['Johann, Muster', 'Johanna, Muster'],
	['Вера, Пример', 'Анна, Пример'],
])('%s is not %s', (one, other) => {
	expect(isSamePerson(named(one), named(other))).toBe(false);
	expect(isSamePerson(named(other), named(one))).toBe(false);
});
