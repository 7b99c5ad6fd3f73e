import type { INodeParameters } from 'n8n-workflow';
import { items, itemIndexOf, jsonOf, linksOf, textOf } from '../support';
import type { NodeOptions } from '../support';
import type { WorkwiseBench } from './bench';

export function describeWriting({ run, account, held }: WorkwiseBench): void {
	describe('Application: Confirm Export', () => {
		const written = (changes: object = {}) => ({
			system: 'personio',
			jobId: '2001',
			result: 'created',
			origin: { system: 'workwise', id: 'wwa-10101', jobId: 'ww-101' },
			...changes,
		});
		const confirm = async (
			json: object,
			parameters: INodeParameters = {},
			options: NodeOptions = {},
		) => await run('application', 'confirmExport', parameters, { input: items(json), ...options });

		test('from the input, twice, changes nothing the second time', async () => {
			const result = await confirm(written());
			expect(jsonOf(result)).toMatchObject([
				{
					system: 'workwise',
					id: 'wwa-10101',
					jobId: 'ww-101',
					exportState: 'confirmed',
					result: 'created',
					target: { system: 'personio', jobId: '2001' },
				},
			]);
			const first = structuredClone(held('wwa-10101')?.export);
			expect(first).toMatchObject({
				state: 'confirmed',
				targetSystem: 'personio',
				targetJobId: '2001',
			});
			const again = await confirm(written({ result: 'alreadyExists' }));
			expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists' }]);
			expect(held('wwa-10101')?.export).toEqual(first);
		});

		test('by ID, for a target that is entered', async () => {
			const fields = {
				applicationSource: 'id',
				applicationId: '={{ $json.application }}',
				targetSource: 'fields',
				targetSystem: 'other',
				targetJobId: '77',
				targetApplicationId: 'a-9',
			};
			await confirm({ application: 'wwa-10102' }, fields);
			expect(held('wwa-10102')?.export).toMatchObject({
				targetSystem: 'other',
				targetJobId: '77',
				targetApplicationId: 'a-9',
			});
		});

		test('for another target than before', async () => {
			await confirm(written());
			const { error } = await confirm(written({ jobId: '2002' }));
			expect(textOf(error)).toContain('The request contradicts what Workwise already holds');
			expect(textOf(error)).toContain('was confirmed for personio job 2001');
			expect(held('wwa-10101')?.export.targetJobId).toBe('2001');
		});

		test.each([
			[
				'a record of no source',
				{ system: 'personio', jobId: '2001' },
				/does not come from an application of Workwise[^]*'By ID'/,
			],
			[
				'a record of another source',
				written({ origin: { system: 'other', id: '1' } }),
				/does not come from an application of Workwise/,
			],
			[
				'a record without its target',
				{ origin: { system: 'workwise', id: 'wwa-10101' } },
				/not the result of creating an application \(system: Required; jobId: /,
			],
			[
				'an application that Workwise does not have',
				written({ origin: { system: 'workwise', id: 'wwa-0' } }),
				/Workwise does not know this record[^]*There is no application wwa-0/,
			],
		])('of %s', async (_case, json, message) => {
			const { error } = await confirm(json);
			expect(textOf(error)).toMatch(message);
			expect(itemIndexOf(error)).toBe(0);
		});

		test('with a token that may only read', async () => {
			const token = 'sandbox-workwise-readonly-token';
			const { error } = await confirm(written(), {}, account({ token }));
			const text = textOf(error);
			expect(text).toContain('The credential is not allowed to do this in Workwise');
			expect(text).toContain('may read and confirm applications');
			expect(text).toContain('The token lacks the permission applications:write');
			expect(text).not.toContain(token);
			expect(error && 'httpCode' in error && error.httpCode).toBe('403');
			expect(held('wwa-10101')?.export.state).toBe('due');
		});

		test('one of two fails: the other is confirmed in both forms of going on', async () => {
			const input = items(written({ origin: { system: 'workwise', id: 'wwa-0' } }), written());
			const regular = await run(
				'application',
				'confirmExport',
				{},
				{
					input,
					onError: 'continueRegularOutput',
				},
			);
			expect(jsonOf(regular)).toMatchObject([
				{ error: 'Workwise does not know this record', details: { status: 404 } },
				{ id: 'wwa-10101' },
			]);
			expect(linksOf(regular)).toEqual([0, 1]);
			const output = await run(
				'application',
				'confirmExport',
				{},
				{
					input,
					onError: 'continueErrorOutput',
				},
			);
			expect(linksOf(output)).toEqual([1]);
			expect(linksOf(output, 1)).toEqual([0]);
			expect(jsonOf(output, 1)).toMatchObject([
				{ origin: { id: 'wwa-0' }, error: 'Workwise does not know this record' },
			]);
		});
	});

	test('Application: Report Outcome', async () => {
		const parameters = {
			outcome: 'rejected',
			options: { at: '2026-05-01T10:00:00', note: 'Thanks' },
		};
		const input = items({ system: 'workwise', id: 'wwa-10101' });
		const result = await run('application', 'reportOutcome', parameters, { input });
		expect(jsonOf(result)).toMatchObject([{ id: 'wwa-10101', outcome: { outcome: 'rejected' } }]);
		expect(held('wwa-10101')?.outcome).toMatchObject({ outcome: 'rejected', note: 'Thanks' });
		const before = held('wwa-10101')?.updatedAt;
		await run('application', 'reportOutcome', parameters, { input });
		expect(held('wwa-10101')?.updatedAt).toBe(before);

		const { error } = await run('application', 'reportOutcome', {
			applicationSource: 'id',
			applicationId: 'wwa-10101',
			options: { at: 'soon' },
		});
		expect(textOf(error)).toContain("'Options: at' cannot be used: must be a date");
	});
}
