import { items, jsonOf, textOf } from '../support';
import { byFields } from './bench';
import type { PersonioV2Bench } from './bench';

export function describeCreatedId({ bench, run, onlyV2, tokenRequests }: PersonioV2Bench): void {
	describe('the id of an application that was created', () => {
		test('comes with the result of Create, and is found again for one that exists', async () => {
			await bench.control('PATCH', '/personio/recruiting', { delayMs: 1500 });
			const parameters = { ...byFields('ida.erfunden@example.com'), findId: true };
			const first = await run('application', 'create', parameters);
			expect(first.error).toBeUndefined();
			expect(jsonOf(first)).toMatchObject([
				{ system: 'personio', result: 'created', id: '90001', jobId: '2001' },
			]);
			const again = await run('application', 'create', parameters);
			expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', id: '90001' }]);
		});

		test('of one that exists: no document is uploaded, and another person is told apart', async () => {
			const parameters = { ...byFields('ida.erfunden@example.com'), findId: true };
			await run('application', 'create', parameters);
			const file = await bench.n8n.storeBinary(Buffer.from('%PDF'), 'cv.pdf', 'application/pdf');
			const withFile = {
				...parameters,
				documentSource: 'binary',
				files: { file: [{ binaryField: 'data', category: 'cv' }] },
			};
			const input = [{ json: {}, binary: { data: file } }];
			const again = await run('application', 'create', withFile, { input });
			expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', documents: [] }]);
			const other = { ...withFile, firstName: 'Otto', lastName: 'Anders' };
			const { error } = await run('application', 'create', other, { input });
			expect(textOf(error)).toContain(
				'The email address of this item belongs to a person of another name in Personio (application 90001)',
			);
			expect(bench.sandbox.state.personio.documents.size).toBe(0);
		});

		test('that cannot be found is no failure: the application stands there', async () => {
			await bench.control('PATCH', '/personio/recruiting', { delayMs: 60_000 });
			const parameters = {
				...byFields('ida.erfunden@example.com'),
				findId: true,
				options: { findSeconds: 0 },
			};
			const result = await run('application', 'create', parameters);
			expect(result.error).toBeUndefined();
			expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
			expect(jsonOf(result)[0]).not.toHaveProperty('id');
			expect(result.hints[0]?.message).toContain('its ID was not found in API V2');
			const refused = await run('application', 'create', parameters, {
				credentials: bench.credentials({ personioV2Api: { clientSecret: 'wrong' } }),
			});
			expect(jsonOf(refused)).toMatchObject([{ result: 'alreadyExists' }]);
			expect(refused.hints[0]?.message).toContain('gives no token for this client');
		});

		test('is not looked for otherwise', async () => {
			const { personioApi } = bench.credentials();
			const options = { credentials: { personioApi } };
			const result = await run(
				'application',
				'create',
				byFields('ida.erfunden@example.com'),
				options,
			);
			expect(jsonOf(result)[0]).not.toHaveProperty('id');
			expect(tokenRequests()).toEqual([]);
		});

		test('is found by Find, with what the source must be told', async () => {
			await run('application', 'create', byFields('ida.erfunden@example.com'));
			const created = {
				system: 'personio',
				result: 'created',
				jobId: '2001',
				origin: { system: 'workwise', id: 'wwa-10101', jobId: 'ww-101' },
				candidate: { firstName: 'Ida', email: 'Ida.Erfunden@example.com' },
			};
			const found = await run('application', 'find', {}, { ...onlyV2(), input: items(created) });
			expect(found.error).toBeUndefined();
			expect(jsonOf(found)).toMatchObject([
				{ id: '90001', result: 'created', origin: created.origin, status: { kind: 'new' } },
			]);
			// The source takes it as it is.
			const confirmed = await bench.runNode(
				'workwise',
				{ resource: 'application', operation: 'confirmExport' },
				{ input: found.outputs[0] ?? [] },
			);
			expect(confirmed.error).toBeUndefined();
			expect(bench.sandbox.state.workwise.findApplication('wwa-10101')?.export).toMatchObject({
				state: 'confirmed',
				targetSystem: 'personio',
				targetApplicationId: '90001',
			});
		});

		test('of an application that is meant for Personio, or of fields', async () => {
			const linked = {
				system: 'workwise',
				id: 'wwa-1',
				jobId: 'ww-101',
				candidate: { email: 'carla.muster@example.com' },
				target: { system: 'personio', jobId: '2001' },
			};
			const byInput = await run('application', 'find', {}, { ...onlyV2(), input: items(linked) });
			expect(jsonOf(byInput)).toMatchObject([{ id: '495002' }]);
			const fields = { findBy: 'fields', email: 'deniz.probe@example.com', jobId: '2002' };
			expect(jsonOf(await run('application', 'find', fields, onlyV2()))).toMatchObject([
				{ id: '495003', status: { id: 'custom:5001' } },
			]);
		});

		test('that does not exist stops, or goes on as it came', async () => {
			const input = items({
				system: 'personio',
				jobId: '2002',
				result: 'created',
				candidate: { email: 'carla.muster@example.com' },
			});
			const options = { findSeconds: 0 };
			const stopped = await run('application', 'find', { options }, { ...onlyV2(), input });
			expect(textOf(stopped.error)).toContain(
				'Personio has no application of this candidate for job 2002',
			);
			const passed = await run(
				'application',
				'find',
				{ options: { ...options, whenNotFound: 'continue' } },
				{ ...onlyV2(), input },
			);
			expect(jsonOf(passed)).toEqual([input[0].json]);
			const other = items({
				system: 'workwise',
				jobId: 'ww-1',
				candidate: { email: 'x@example.com' },
			});
			const refused = await run('application', 'find', {}, { ...onlyV2(), input: other });
			expect(textOf(refused.error)).toContain('does not say who applied for which job of Personio');
		});
	});
}
