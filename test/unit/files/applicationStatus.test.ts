import { withKind } from '../../../shared/files/headers/applicationStatus';

test.each([
	['Avslag', 'rejected'],
	['IKKE AKTUELL', 'rejected'],
	['Hired', 'hired'],
	['ansatt', 'hired'],
	['Til vurdering', 'in_progress'],
	['Ny', 'new'],
	['Trukket', 'withdrawn'],
	['Zlozenie oferty', 'offer'],
	// Whoever declined or accepted what, nobody can tell.
	['Declined', undefined],
	['Accepted', undefined],
	['Kanskje senere', undefined],
])('%s', (name, kind) => {
	expect(withKind({ id: name })).toEqual(kind ? { id: name, kind } : { id: name });
	expect(withKind({ id: '17', name }).kind).toBe(kind);
});

test('what the source says counts before the word', () => {
	expect(withKind({ id: '17', name: 'Avslag', kind: 'other' }).kind).toBe('other');
});
