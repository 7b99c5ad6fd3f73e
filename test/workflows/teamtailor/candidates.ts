import { items, jsonOf, textOf } from '../support';
import { chosen } from './bench';
import type { TeamtailorBench } from './bench';

export function describeCandidates({
	bench,
	createCandidate,
	made,
	requests,
	run,
	state,
	upsertCandidate,
}: TeamtailorBench): void {
	const vera = { firstName: 'Vera', lastName: 'Versuch', email: 'vera@example.com' };
	const customFields = (value: Record<string, unknown>) => ({
		customFields: {
			mappingMode: 'defineBelow',
			value: JSON.parse(JSON.stringify(value)),
		},
	});

	describe('Candidate: Create or Update', () => {
		test('creates, then updates with all values; tags are added', async () => {
			const first = await upsertCandidate(items({ ...vera, tags: ['A'] }));
			expect(jsonOf(first)).toMatchObject([{ system: 'teamtailor', result: 'created' }]);
			const again = await upsertCandidate(items({ ...vera, lastName: 'Neu', tags: ['B'] }), {
				additionalFields: { phone: '+49 30 1' },
				options: { acceptAnotherName: true },
			});
			expect(jsonOf(again)).toMatchObject([{ result: 'updated', lastName: 'Neu' }]);
			expect(made().candidates).toMatchObject([
				{ firstName: 'Vera', lastName: 'Neu', phone: '+49 30 1', tags: ['A', 'B'] },
			]);
		});

		test('leaves it to Teamtailor to merge when told so', async () => {
			await upsertCandidate(items(vera));
			const options = { existing: 'merge', acceptAnotherName: true };
			const again = await upsertCandidate(items({ ...vera, lastName: 'Neu', phone: '1' }), {
				options,
			});
			expect(jsonOf(again)).toMatchObject([{ result: 'updated', lastName: 'Versuch', phone: '1' }]);
			const fresh = await upsertCandidate(items({ ...vera, email: 'x@example.com' }), { options });
			expect(jsonOf(fresh)).toMatchObject([{ result: 'created' }]);
		});
	});

	describe('a candidate without an email', () => {
		test('is overwritten also where Teamtailor shall merge: it merges by email only', async () => {
			const record = { system: 'poption', id: 'pc-1', firstName: 'Nils', lastName: 'Ingen' };
			const parameters = { options: { existing: 'merge' } };
			await upsertCandidate(items(record), parameters);
			const changed = { ...record, lastName: 'Ny', phone: '+47 1', tags: ['B'] };
			expect(jsonOf(await upsertCandidate(items(changed), parameters))).toMatchObject([
				{ result: 'updated', lastName: 'Ny' },
			]);
			expect(made().candidates).toMatchObject([
				{ lastName: 'Ny', phone: '+47 1', tags: ['source:poption-pc-1', 'B'] },
			]);
		});

		test('stays sourced', async () => {
			const record = { system: 'poption', id: 'pc-1', firstName: 'Nils', lastName: 'Ingen' };
			const parameters = { additionalFields: { sourced: false } };
			await upsertCandidate(items(record), parameters);
			expect(jsonOf(await upsertCandidate(items(record), parameters))).toMatchObject([
				{ result: 'updated' },
			]);
			expect(made().candidates).toMatchObject([{ sourced: true }]);
		});
	});

	describe('custom fields', () => {
		test('are offered with all of their options, more than a page of them', async () => {
			const { fields } = await bench.n8n.resourceMapping({
				type: 'n8n-nodes-recruiting.teamtailor',
				method: 'mapCustomFields',
				parameters: { resource: 'candidate', operation: 'create' },
				credentials: bench.credentials(),
			});
			expect(fields.map(({ id, type, options }) => [id, type, options?.length])).toEqual([
				['51', 'dateTime', undefined],
				['52', 'options', 45],
				['53', 'array', undefined],
				['54', 'boolean', undefined],
				['55', 'number', undefined],
				['56', 'string', undefined],
				['57', 'dateTime', undefined],
				['58', 'dateTime', undefined],
			]);
		});

		test('are set in the form of their type, an option by its text or ID', async () => {
			const result = await createCandidate(
				items(vera),
				customFields({
					51: '2027-05-01T00:00:00',
					52: 'Kommune 44',
					53: ['Day', '5303'],
					54: true,
					55: 50000,
					56: 'pc-1',
				}),
			);
			expect(textOf(result.error)).toBe('no error');
			const id = made().candidates[0]?.id ?? '';
			expect(
				state()
					.valuesOf(id)
					.map(({ fieldId, value }) => [fieldId, value]),
			).toEqual([
				['51', '2027-05-01'],
				['52', '5244'],
				['53', ['5301', '5303']],
				['54', true],
				['55', 50000],
				['56', 'pc-1'],
			]);
		});

		test('are set in the other form where an account wants a list for a single option', async () => {
			await bench.control('PATCH', '/teamtailor/behaviour', { selectValues: 'list' });
			const result = await createCandidate(items(vera), customFields({ 52: '5244' }));
			expect(textOf(result.error)).toBe('no error');
			expect([...state().values.values()]).toMatchObject([{ value: ['5244'] }]);
		});

		test('that are mapped win over the date of the consent', async () => {
			const record = { ...vera, consent: { state: 'accepted', expiresAt: '2030-01-31' } };
			const result = await createCandidate(items(record), {
				...customFields({ 51: '2029-01-01' }),
				options: chosen('consentDateField', '51'),
			});
			expect(textOf(result.error)).toBe('no error');
			expect([...state().values.values()]).toMatchObject([{ value: '2029-01-01' }]);
		});

		test('are not set twice when the answer got lost', async () => {
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'createCustomFieldValue',
				fault: 'cutAfterEffect',
				times: 1,
			});
			const result = await createCandidate(items(vera), customFields({ 55: 7, 56: 'one' }));
			expect(textOf(result.error)).toBe('no error');
			expect([...state().values.values()].map(({ value }) => value)).toEqual([7, 'one']);
		});

		test('are completed by Create and overwritten by Create or Update', async () => {
			await createCandidate(items(vera), customFields({ 56: 'one' }));
			await createCandidate(items(vera), customFields({ 56: 'two', 55: 7 }));
			expect([...state().values.values()].map(({ value }) => value)).toEqual(['one', 7]);
			await upsertCandidate(items(vera), customFields({ 56: 'three' }));
			expect([...state().values.values()].map(({ value }) => value)).toEqual(['three', 7]);
		});

		test.each([
			[{ 52: 'Kommune 99' }, 'The custom field "Municipality" has no option "Kommune 99"'],
			[{ 51: '30.02.2027' }, '"Consent expires at" must be a date'],
			[{ 55: 'much' }, '"Expected salary" must be a number'],
			[{ 99: 'x' }, 'has no custom field with the ID 99'],
		])('that do not fit are refused before anything is sent: %j', async (value, message) => {
			const { error } = await createCandidate(items(vera), customFields(value));
			expect(textOf(error)).toContain(message);
			expect(made().candidates).toEqual([]);
		});
	});

	describe('Candidate: Update, Get, Get Many', () => {
		test('changes what is given and nothing else', async () => {
			const result = await run('candidate', 'update')(items({}), {
				...chosen('candidate', '7001'),
				updateFields: { phone: '+47 1', tags: 'Bergen' },
			});
			expect(jsonOf(result)).toMatchObject([
				{ id: '7001', result: 'updated', phone: '+47 1', tags: ['Oslo', 'Bergen'] },
			]);
			expect(state().candidates.get('7001')?.sourced).toBe(false);
			const same = await run('candidate', 'update')(items({}), chosen('candidate', '7001'));
			expect(jsonOf(same)).toMatchObject([{ result: 'unchanged' }]);
		});

		test('a candidate is no longer sourced when told so', async () => {
			const candidate = state().candidates.get('7001');
			if (candidate) candidate.sourced = true;
			const result = await run('candidate', 'update')(items({}), {
				...chosen('candidate', '7001'),
				updateFields: { sourced: false },
			});
			expect(jsonOf(result)).toMatchObject([{ result: 'updated' }]);
			expect(candidate?.sourced).toBe(false);
		});

		test('a consent that shall be taken back is refused', async () => {
			const { error } = await run('candidate', 'update')(items({}), {
				...chosen('candidate', '7001'),
				updateFields: { consentGiven: false, phone: '+47 1' },
			});
			expect(textOf(error)).toContain('no way to take back the consent');
			expect(requests('PATCH')).toEqual([]);
		});

		test('reads three pages, also past an empty one', async () => {
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'listCandidates',
				fault: 'emptyPage',
				after: 1,
				times: 1,
			});
			const result = await run('candidate', 'getAll')(items({}), { returnAll: true });
			const ids = jsonOf(result).map(({ id }) => id);
			expect(ids).toHaveLength(70);
			expect(new Set(ids).size).toBe(70);
			const limited = await run('candidate', 'getAll')(items({}), { limit: 31 });
			expect(jsonOf(limited)).toHaveLength(31);
		});

		test.each([
			[{ email: '3.zaneta.przykladowa@example.com' }, 1],
			[{ createdFrom: '2026-02-27T00:00:00', createdTo: '2026-02-28T23:00:00' }, 4],
			[{ connected: true }, 0],
		])('filters by %j', async (filters, count) => {
			const result = await run('candidate', 'getAll')(items({}), { returnAll: true, filters });
			expect(jsonOf(result)).toHaveLength(count);
		});

		test('gives the vendor’s own record when Simplify is off', async () => {
			const parameters = { ...chosen('candidate', '7001'), simplify: false };
			const result = await run('candidate', 'get')(items({}), parameters);
			expect(jsonOf(result)).toMatchObject([
				{ id: '7001', raw: { type: 'candidates', attributes: { 'first-name': 'Łukasz' } } },
			]);
		});

		test('says when a candidate does not exist', async () => {
			const { error } = await run('candidate', 'get')(items({}), chosen('candidate', '1'));
			expect(textOf(error)).toContain('Teamtailor does not know this record');
		});
	});
}
