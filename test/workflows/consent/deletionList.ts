import { jsonOf } from '../support';
import { accepted, candidate, dayFromNow } from './bench';
import type { ConsentBench } from './bench';

export function describeDeletionList({ list }: ConsentBench): void {
	describe('Create Deletion List', () => {
		test('by date, each record once, linked to all its items, naming nobody', async () => {
			const [soon, later] = [dayFromNow(3), dayFromNow(300)];
			const result = await list([
				candidate('later', accepted(later)),
				candidate('twice', accepted(later)),
				candidate('unlimited', { state: 'accepted' }),
				candidate('twice', accepted(soon)),
				candidate('missing', undefined),
				candidate('withdrawn', { state: 'withdrawn' }),
			]);
			expect(result.error).toBeUndefined();
			const deletions = jsonOf(result);
			expect(deletions.map(({ id, reason, daysLeft }) => [id, reason, daysLeft])).toEqual([
				['withdrawn', 'withdrawn', 0],
				['twice', 'expires', 3],
				['later', 'expires', 300],
				['missing', 'missing', undefined],
			]);
			expect(deletions[1]).toEqual({
				system: 'workwise',
				id: 'twice',
				kind: 'candidate',
				deleteBy: expect.stringContaining(`${soon}T23:59:59.999`),
				daysLeft: 3,
				reason: 'expires',
				rows: [2, 4],
			});
			expect(JSON.stringify(deletions)).not.toMatch(/Versuch|example\.com/);
			expect(result.outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 5 },
				[{ item: 1 }, { item: 3 }],
				{ item: 0 },
				{ item: 4 },
			]);
		});

		test('rows of a file, with what the options ask for', async () => {
			const result = await list(
				[
					{ Nummer: 12, Navn: 'Vera Versuch', 'Samtykket utløper': '31.12.2099' },
					{ Nummer: 13, Navn: 'Max Muster', 'Samtykket utløper': 'snart' },
					{ Nummer: 14, Navn: 'Ida Ideal', 'Samtykket utløper': null },
				],
				{
					withoutConsent: 'leaveOut',
					options: { idField: 'Nummer', system: 'poption', includeFields: 'Navn, Telefon' },
				},
			);
			expect(jsonOf(result)).toEqual([
				{
					kind: 'row',
					system: 'poption',
					id: '12',
					fields: { Navn: 'Vera Versuch' },
					deleteBy: '2099-12-31T23:59:59.999+01:00',
					daysLeft: expect.any(Number),
					reason: 'expires',
					rows: [1],
				},
				{
					kind: 'row',
					system: 'poption',
					id: '13',
					fields: { Navn: 'Max Muster' },
					reason: 'unreadable',
					unreadableField: 'Samtykket utløper',
					rows: [2],
				},
			]);
			expect(result.hints[0]?.message).toContain('These records are in the list without a date.');
		});

		test('records without consent are due now if the user says so', async () => {
			const result = await list([candidate('1', undefined)], { withoutConsent: 'dueNow' });
			expect(jsonOf(result)).toMatchObject([
				{ reason: 'missing', daysLeft: 0, deleteBy: expect.stringContaining(dayFromNow(0)) },
			]);
		});
	});
}
