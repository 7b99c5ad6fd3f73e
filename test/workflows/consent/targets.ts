import { application, items, jsonOf, textOf } from '../support';
import { accepted, dayFromNow, east, warsaw, west } from './bench';
import type { ConsentBench } from './bench';

export function describeTargets({ bench, filter }: ConsentBench): void {
	describe('every target judges as the filter does', () => {
		const targets = [
			['personio', { target: { system: 'personio', jobId: '2001' } }],
			['erecruiter', { target: { system: 'erecruiter', jobId: '5001' }, sourceId: '900' }],
		] as const;
		const write = async (type: string, record: object, timezone: string) =>
			await bench.runNode(
				type,
				{ resource: 'application', operation: 'create' },
				{ input: items(record), settings: { timezone } },
			);
		const writes = () =>
			bench.sandbox.state.requests.filter(
				({ method, path }) => method === 'POST' && /applications/i.test(path),
			);

		test.each(targets)(
			'%s: a day is over in one time zone and not in the other',
			async (type, changes) => {
				const today = dayFromNow(0, west);
				const record = application({ candidate: { consent: accepted(today) }, ...changes });
				const refused = await write(type, record, east);
				expect(textOf(refused.error)).toContain(`the consent expired on ${today}`);
				expect(writes()).toEqual([]);
				const written = await write(type, record, west);
				expect(jsonOf(written)).toMatchObject([{ result: 'created' }]);
			},
		);

		test.each(targets)('%s: a date that cannot be read is never taken', async (type, changes) => {
			const [row] = jsonOf(
				await filter([application({ candidate: { consent: accepted('31/12/2099') }, ...changes })]),
				2,
			);
			const { error } = await write(type, row, 'Europe/Warsaw');
			expect(textOf(error)).toContain('candidate.consent.expiresAt');
			expect(writes()).toEqual([]);
		});

		test.each(targets)('%s: takes what the filter has completed', async (type, changes) => {
			const consent = accepted(`${dayFromNow(40)} 12:00`);
			const passed = await filter([application({ candidate: { consent }, ...changes })]);
			const written = await write(type, jsonOf(passed)[0], east);
			expect(jsonOf(written)).toMatchObject([{ result: 'created' }]);
		});

		test('a row of a file, from which the fields are taken by hand, is judged too', async () => {
			const parameters = {
				...{ candidateSource: 'fields', firstName: '={{ $json.Fornavn }}', lastName: 'Versuch' },
				...{ email: 'vera.versuch@example.com', documentSource: 'none' },
				...{ jobSource: 'chosen', job: { __rl: true, mode: 'id', value: '2001' } },
			};
			const create = async (row: object, options = {}) =>
				await bench.runNode(
					'personio',
					{ resource: 'application', operation: 'create', ...parameters, options },
					{ input: items(row), ...warsaw },
				);
			const over = { Fornavn: 'Vera', 'Samtykket utløper': '31.12.2025' };
			const refused = await create(over);
			expect(textOf(refused.error)).toContain('the consent expired on 2025-12-31');
			const doubtful = await create({ ...over, 'Samtykket utløper': '1/2/2099' });
			expect(textOf(doubtful.error)).toContain('the date in "Samtykket utløper"');
			expect(writes()).toEqual([]);
			expect(jsonOf(await create({ ...over, 'Samtykket utløper': '31.12.2099' }))).toHaveLength(1);
			const told = await create({ ...over, Fornavn: 'Ida' }, { withoutConsent: true });
			expect(jsonOf(told)).toHaveLength(1);
		});
	});
}
