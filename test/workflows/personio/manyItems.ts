import { application, items, itemIndexOf, jsonOf, linksOf, textOf } from '../support';
import type { PersonioBench } from './bench';

export function describeManyItems({
	bench,
	requests,
	applications,
	account,
	create,
}: PersonioBench): void {
	describe('two items of which one fails', () => {
		const good = application({ id: 'good', candidate: { email: 'good@example.com' } });
		const bad = application({ id: 'bad', candidate: { email: 'bad' } });

		test('stops at the bad one and names it', async () => {
			const result = await create(items(good, bad));
			expect(result.run.status).toBe('error');
			expect(textOf(result.error)).toContain('Email is not a valid e-mail address');
			expect(itemIndexOf(result.error)).toBe(1);
			expect(applications().map(({ body }) => body.email)).toEqual(['good@example.com']);
		});

		test('goes on with an error item in its place', async () => {
			const result = await create(items(bad, good), {}, { onError: 'continueRegularOutput' });
			expect(result.run.status).toBe('success');
			expect(jsonOf(result)).toMatchObject([
				{
					error: expect.stringContaining('Email is not a valid e-mail address'),
					details: { kind: 'validation', fields: [{ field: 'Email' }] },
				},
				{ result: 'created', origin: { id: 'good' } },
			]);
			expect(linksOf(result)).toEqual([0, 1]);
			expect(applications()).toHaveLength(1);
		});

		test('sends the bad one to the error output with the fields of its input', async () => {
			const result = await create(items(bad, good), {}, { onError: 'continueErrorOutput' });
			expect(result.run.status).toBe('success');
			expect(jsonOf(result)).toMatchObject([{ result: 'created', origin: { id: 'good' } }]);
			expect(linksOf(result)).toEqual([1]);
			expect(jsonOf(result, 1)).toMatchObject([
				{
					id: 'bad',
					jobId: 'ww-101',
					target: { jobId: '2001' },
					error: expect.stringContaining('Email is not a valid e-mail address'),
					details: { remedy: expect.stringContaining('Fix these values') },
				},
			]);
			expect(linksOf(result, 1)).toEqual([0]);
			expect(applications()).toHaveLength(1);
		});

		test('says what concerns the whole account at each of them', async () => {
			const result = await create(
				items(good, bad),
				{},
				{ onError: 'continueErrorOutput', ...account({ channelId: 'abc' }) },
			);
			expect(jsonOf(result, 1)).toMatchObject([
				{ id: 'good', details: { fields: [{ field: 'Channel ID' }] } },
				{ id: 'bad', details: { fields: [{ field: 'Channel ID' }] } },
			]);
		});
	});

	describe('Batching', () => {
		const people = Array.from({ length: 12 }, (_unused, index) =>
			application({ id: `wwa-${index}`, candidate: { email: `person.${index}@example.com` } }),
		);
		const atOnce = (itemsAtOnce: number, pause = 0) => ({
			options: { batching: { batch: { itemsAtOnce, pause } } },
		});

		test('keeps the order of the input', async () => {
			await bench.addFault({
				vendor: 'personio',
				route: 'createApplication',
				fault: 'slow',
				delayMs: 200,
				every: 3,
			});
			const bad = application({ id: 'bad', candidate: { email: 'bad' } });
			const input = items(...people.slice(0, 5), bad, ...people.slice(5));
			const result = await create(input, atOnce(4), { onError: 'continueRegularOutput' });
			expect(linksOf(result)).toEqual([...input.keys()]);
			const emails = jsonOf(result).map(({ origin }) => origin);
			expect(emails[5]).toBeUndefined();
			expect(emails[6]).toMatchObject({ id: 'wwa-5' });
			const arrived = applications().map(({ body }) => body.email);
			expect(arrived).toHaveLength(12);
			expect(arrived).not.toEqual([...arrived].sort());
		});

		test('waits between items as told', async () => {
			const started = Date.now();
			await create(items(...people.slice(0, 4)), atOnce(2, 300));
			expect(Date.now() - started).toBeGreaterThanOrEqual(300);
			const times = requests('/applications').map(({ time }) => Date.parse(time));
			expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(290);
		});

		test('ends with a cancelled execution and sends nothing more', async () => {
			const slow = { vendor: 'personio', route: 'createApplication', fault: 'slow' } as const;
			await bench.addFault({ ...slow, delayMs: 400 });
			const result = await create(items(...people), atOnce(2), { cancelAfterMs: 600 });
			expect(result.run.status).toBe('canceled');
			const sent = requests().length;
			expect(sent).toBeLessThanOrEqual(4);
			await new Promise((resolve) => setTimeout(resolve, 700));
			expect(requests()).toHaveLength(sent);
		});

		test('a cancelled execution does not wait for the rate limit', async () => {
			await bench.addFault({ vendor: 'personio', fault: '429', retryAfter: 30 });
			const started = Date.now();
			const result = await create(items(...people), {}, { cancelAfterMs: 400 });
			expect(result.run.status).toBe('canceled');
			expect(Date.now() - started).toBeLessThan(2000);
			expect(requests()).toHaveLength(1);
		});
	});
}
