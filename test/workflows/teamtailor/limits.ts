import { items, jsonOf, textOf } from '../support';
import { poptionApplication } from './bench';
import type { TeamtailorBench } from './bench';

/** 1,000 people with 1,500 applications: every second one has applied for two jobs. */
function applications(): object[] {
	return Array.from({ length: 1500 }, (_unused, index) => {
		const person = index < 1000 ? index : (index - 1000) * 2;
		return poptionApplication({
			id: `pa-${index}`,
			candidate: {
				id: `pc-${person}`,
				firstName: 'Person',
				lastName: `Nummer ${person}`,
				email: person % 50 === 49 ? undefined : `person.${person}@example.com`,
			},
			target: { system: 'teamtailor', jobId: index < 1000 ? '501' : '502' },
		});
	});
}

export function describeLimits({ bench, createApplication, made, run }: TeamtailorBench): void {
	const control = async (path: string, body: object, method = 'PATCH') =>
		await bench.control(method, `/teamtailor${path}`, body);
	const atOnce = { options: { batching: { batch: { itemsAtOnce: 20 } } } };

	describe('the rate limit', () => {
		test('1,500 applications of 1,000 people: none fails, none is doubled, also after an interruption', async () => {
			await control('/rateLimit', { limit: 500, milliseconds: 1000 });
			const all = items(...applications());
			const broken = await createApplication(all, atOnce, { cancelAfterMs: 4000 });
			expect(broken.run.status).toBe('canceled');
			const before = made().applications.length;
			expect(before).toBeGreaterThan(50);
			expect(before).toBeLessThan(1500);

			const result = await createApplication(all, atOnce);
			expect(textOf(result.error)).toBe('no error');
			const results = jsonOf(result).map(({ result: word }) => word);
			expect(results.filter((word) => word === 'alreadyExists').length).toBeGreaterThanOrEqual(
				before,
			);
			expect(results).toHaveLength(1500);
			expect(made().candidates).toHaveLength(1000);
			const keys = made().applications.map(({ candidateId, jobId }) => `${candidateId} ${jobId}`);
			expect(new Set(keys).size).toBe(1500);
			expect(keys).toHaveLength(1500);
			const refused = bench.sandbox.state.requests.filter(({ status }) => status === 429);
			expect(refused.length).toBeLessThan(40);
		}, 180_000);

		test('is kept before it refuses: hardly a call of one run gets a 429', async () => {
			await control('/rateLimit', { limit: 20, milliseconds: 1000 });
			const few = items(...applications().slice(0, 40));
			const started = Date.now();
			const result = await createApplication(few, atOnce);
			expect(jsonOf(result)).toHaveLength(40);
			const refused = bench.sandbox.state.requests.filter(({ status }) => status === 429);
			// The end of a period is told in whole seconds: on a busy machine a call may come a moment early.
			expect(refused.length).toBeLessThanOrEqual(4);
			// 81 calls, 20 a second, the first 20 at once.
			expect(Date.now() - started).toBeGreaterThanOrEqual(4000);
		}, 60_000);

		test('used up by someone else is waited for', async () => {
			await control('/rateLimit', { limit: 10, milliseconds: 1500 });
			await control('/others', { requests: 10 }, 'POST');
			const result = await run('job', 'getAll')(items({}), { limit: 5 });
			expect(jsonOf(result)).toHaveLength(5);
			const statuses = bench.sandbox.state.requests.map(({ status }) => status);
			expect(statuses[0]).toBe(429);
			expect(statuses.at(-1)).toBe(200);
			expect(statuses.length).toBeLessThanOrEqual(3);
		});
	});
}
