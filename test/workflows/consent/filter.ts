import { itemIndexOf, items, jsonOf, linksOf, textOf } from '../support';
import { accepted, candidate, dayFromNow, east, idsOf, warsaw, west } from './bench';
import type { ConsentBench } from './bench';

export function describeFilter({ bench, filter }: ConsentBench): void {
	describe('Filter', () => {
		test('sends each item to its output, linked, with its file, and the rest as it was', async () => {
			const file = await bench.n8n.storeBinary(Buffer.from('a CV'), 'CV.pdf', 'application/pdf');
			const input = items(
				candidate('declined', { state: 'declined' }),
				{ ...candidate('valid', accepted(dayFromNow(31))), tags: ['a', { b: null }] },
				candidate('expired', accepted(dayFromNow(-1))),
				candidate('expiring', accepted(dayFromNow(30))),
				candidate('today', accepted(dayFromNow(0))),
				candidate('withdrawn', { state: 'withdrawn', expiresAt: dayFromNow(90) }),
				candidate('missing', undefined),
				candidate('requested', { state: 'requested' }),
				candidate('unreadable', accepted('next spring')),
				candidate('unlimited', { state: 'accepted' }),
			);
			input[1] = { ...input[1], binary: { document_0: file } };
			const result = await bench.runNode(
				'recruitingConsent',
				{ operation: 'filter' },
				{ input, ...warsaw },
			);
			expect(result.error).toBeUndefined();
			expect(idsOf(result)).toEqual([
				['valid', 'unlimited'],
				['expiring', 'today'],
				['declined', 'expired', 'withdrawn', 'missing', 'requested', 'unreadable'],
			]);
			expect([0, 1, 2].map((output) => linksOf(result, output))).toEqual([
				[1, 9],
				[3, 4],
				[0, 2, 5, 6, 7, 8],
			]);
			const [valid] = result.outputs[0];
			expect(valid.binary).toEqual({ document_0: file });
			expect(valid.json).toEqual({
				...input[1].json,
				consent: {
					state: 'accepted',
					expiresAt: expect.stringContaining(`${dayFromNow(31)}T23:59:59.999`),
					standing: 'valid',
					daysLeft: 31,
				},
			});
			expect(result.hints.map(({ message }) => message)).toEqual([
				expect.stringMatching(/^A consent date cannot be read: item 9, "consent.expiresAt"\. /),
			]);
		});

		test('the number of days is the choice of the user', async () => {
			const input = [
				candidate('0', accepted(dayFromNow(0))),
				candidate('1', accepted(dayFromNow(1))),
			];
			const none = await filter(input, { expiringWithinDays: 0 });
			expect(idsOf(none)).toEqual([['1'], ['0'], []]);
			const one = await filter(input, { expiringWithinDays: 1 });
			expect(idsOf(one)).toEqual([[], ['0', '1'], []]);
		});

		test('a source with another legal ground: none counts as valid, a refusal never does', async () => {
			const result = await filter(
				[
					candidate('missing', undefined),
					candidate('none', { state: 'none' }),
					candidate('requested', { state: 'requested' }),
					candidate('unknown', { state: 'implied' }),
					candidate('declined', { state: 'declined' }),
					candidate('withdrawn', { state: 'withdrawn' }),
					candidate('expired', accepted(dayFromNow(-1))),
					candidate('unreadable', accepted('31/12/2099')),
				],
				{ missingConsent: 'valid' },
			);
			expect(idsOf(result)).toEqual([
				['missing', 'none', 'requested', 'unknown'],
				[],
				['declined', 'withdrawn', 'expired', 'unreadable'],
			]);
			expect(jsonOf(result)[0].consent).toEqual({
				state: 'none',
				standing: 'missing',
				message: 'There is no consent',
			});
		});

		test('rows of files in four languages and spellings', async () => {
			const result = await filter([
				{ Navn: 'A', 'Samtykket utløper': '31.12.2099' },
				{ Navn: 'B', samtykket_utloper: '2099-12-31 12:00' },
				{ Name: 'C', 'CONSENT EXPIRES AT': '2099-12-31T12:00:00Z' },
				{ Name: 'D', 'Einwilligung gültig bis': 73050 },
				{ Imię: 'E', 'Zgoda ważna do': '31.12.1999' },
				{ Imię: 'F', 'Zgoda ważna do': '31/12/2099' },
				{ Navn: 'G', 'Samtykket utløper': '' },
			]);
			expect(jsonOf(result).map(({ consent }) => consent)).toMatchObject([
				{ state: 'accepted', expiresAt: '2099-12-31T23:59:59.999+01:00' },
				{ state: 'accepted', expiresAt: '2099-12-31T12:00:00.000+01:00' },
				{ state: 'accepted', expiresAt: '2099-12-31T12:00:00Z' },
				{ state: 'accepted', expiresAt: '2099-12-31T23:59:59.999+01:00' },
			]);
			expect(jsonOf(result, 2)).toMatchObject([
				{ Imię: 'E', consent: { state: 'expired', message: 'The consent expired on 1999-12-31' } },
				{ Imię: 'F', consent: { standing: 'unreadable', expiresAt: '31/12/2099' } },
				{ Navn: 'G', consent: { standing: 'missing' } },
			]);
			expect(result.hints[0]?.message).toContain('item 6, "Zgoda ważna do"');
		});

		test('slashes and a column of another name, as the options say', async () => {
			const rows = [{ 'Privacy until': '12/31/2099' }, { 'Privacy until': '31/12/2099' }];
			const read = await filter(rows, {
				options: { expiryField: 'Privacy until', slashDates: 'monthFirst' },
			});
			expect(jsonOf(read)).toMatchObject([{ 'Privacy until': '12/31/2099' }]);
			expect(jsonOf(read, 2)).toMatchObject([{ consent: { standing: 'unreadable' } }]);

			const unknown = await filter(rows);
			expect(jsonOf(unknown, 2)).toHaveLength(2);
			expect(unknown.hints.map(({ message }) => message)).toEqual([
				expect.stringContaining("enter that in the option 'Consent Expiry Field'"),
			]);
		});

		test('many dates that cannot be read are named up to ten', async () => {
			const rows = Array.from({ length: 12 }, () => ({ 'Consent expires at': 'secret text' }));
			const { hints } = await filter(rows);
			expect(hints[0]?.message).toContain('item 10, "Consent expires at"; and 2 more.');
			expect(hints[0]?.message).not.toContain('secret');
		});

		test('the day ends in the time zone of the workflow', async () => {
			const input = [candidate('1', accepted(dayFromNow(0, west)))];
			const inWest = await filter(input, {}, { settings: { timezone: west } });
			expect(jsonOf(inWest, 1)).toMatchObject([{ consent: { daysLeft: 0, standing: 'expiring' } }]);
			// 25 hours ahead: that day is over there.
			const inEast = await filter(input, {}, { settings: { timezone: east } });
			expect(jsonOf(inEast, 2)).toMatchObject([{ consent: { state: 'expired' } }]);
		});

		test.each([-1, 1.5, 'many'])('refuses %j days', async (expiringWithinDays) => {
			const { error } = await filter([candidate('1', undefined)], { expiringWithinDays });
			expect(textOf(error)).toContain("'Expiring Within (Days)'");
			expect(itemIndexOf(error)).toBe(0);
		});

		test('with Continue On Fail what is wrong is said at each item', async () => {
			const result = await filter(
				[candidate('1', undefined), candidate('2', undefined)],
				{ expiringWithinDays: -1 },
				{ onError: 'continueRegularOutput' },
			);
			expect(result.error).toBeUndefined();
			expect(jsonOf(result)).toMatchObject([
				{ error: expect.stringContaining("'Expiring Within (Days)'") },
				{ error: expect.stringContaining("'Expiring Within (Days)'") },
			]);
		});
	});
}
