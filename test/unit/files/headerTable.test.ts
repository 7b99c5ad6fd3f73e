import { z } from 'zod';
import { isExpiryColumn, isStateColumn } from '../../../shared/consent/columns';
import { fieldFinder, recordKinds } from '../../../shared/files/headers/fields';
import table from './headerTable.json';

/** Every header that is known, by kind and field: one that is lost would cost a column without a word. */
const headersOf = z.record(z.record(z.array(z.string()))).parse(table);

test.each(recordKinds)('every known header of a file of %ss', (kind) => {
	const find = fieldFinder(kind, new Map());
	const wanted = Object.entries(headersOf[kind] ?? {}).flatMap(([field, headers]) =>
		headers.map((header) => [header, field]),
	);
	expect(wanted.length).toBeGreaterThan(30);
	expect(wanted.map(([header]) => [header, find(header ?? '')])).toEqual(wanted);
});

test('every known header of a consent, where the consent is read from plain rows', () => {
	const { candidate = {} } = headersOf;
	const given = new Set(['Consent Given At', 'Einwilligung erteilt am', 'Consent Expires At']);
	const own = new Set(['consent.state', 'consent.expiresAt', 'consent.givenAt']);
	const isPlain = (header: string) => !given.has(header) && !own.has(header);
	expect(
		(candidate['consent.state'] ?? []).filter(isPlain).filter((one) => !isStateColumn(one)),
	).toEqual([]);
	expect(
		(candidate['consent.expiresAt'] ?? []).filter(isPlain).filter((one) => !isExpiryColumn(one)),
	).toEqual([]);
});
