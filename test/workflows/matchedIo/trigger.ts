import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { MatchedIoBench } from './bench';

const day = 86_400_000;

export function describeTrigger({ bench, match, requests, account }: MatchedIoBench): void {
	const poll = async (
		staticData: IDataObject = {},
		parameters: INodeParameters = {},
		options: Partial<Parameters<typeof bench.n8n.poll>[0]> = {},
	) => {
		const { items, staticData: after } = await bench.n8n.poll({
			type: 'n8n-nodes-recruiting.matchedIoTrigger',
			parameters,
			credentials: bench.credentials(),
			staticData,
			...options,
		});
		return { ids: (items ?? []).map(({ json }) => String(json.id)), items, staticData: after };
	};
	/** The trigger after its first poll, as if that had been so many milliseconds ago. */
	const startedAgo = async (milliseconds: number): Promise<IDataObject> => {
		const { staticData } = await poll();
		const earlier = new Date(Date.now() - milliseconds).toISOString();
		return JSON.parse(
			JSON.stringify(staticData).replace(
				/"(startedAt|activatedAt)":"[^"]+"/g,
				(_found, name: string) => `"${name}":"${earlier}"`,
			),
		);
	};
	const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

	describe('Trigger', () => {
		test('a test run shows the latest, and leaves the cursor alone', async () => {
			const { ids, items, staticData } = await poll({}, {}, { mode: 'manual' });
			expect(ids).toEqual(['mm-40402', 'mm-40105', 'mm-40302']);
			expect(items?.[1]?.json).toMatchObject({
				system: 'matched-io',
				candidate: { firstName: 'Ben' },
				status: { kind: 'new' },
				target: { system: 'personio', jobId: '2001' },
			});
			expect(staticData).toEqual({});
			const started = await poll();
			const kept = await poll(started.staticData, {}, { mode: 'manual' });
			expect(kept.staticData).toEqual(started.staticData);
		});

		test('begins from now, and gives each successful match once', async () => {
			const first = await poll();
			expect(first.items).toBeNull();
			const [id] = await match();
			await match({ state: 'open' });
			const second = await poll(first.staticData);
			expect(second.ids).toEqual([id]);
			// The confirmation changes the match, which is no new match.
			await bench.control('PATCH', `/matched-io/matches/${id}`, {
				export: { state: 'confirmed' },
			});
			const third = await poll(second.staticData);
			expect(third.items).toBeNull();
			// One that was there before becomes successful.
			await bench.control('PATCH', '/matched-io/matches/mm-40104', { state: 'successful' });
			// An old one is changed.
			await bench.control('PATCH', '/matched-io/matches/mm-40101', { message: 'Hello' });
			const fourth = await poll(third.staticData);
			expect(fourth.ids).toEqual(['mm-40104']);
			expect((await poll(fourth.staticData)).items).toBeNull();
		});

		test('matches that change long after their success, in a poll that runs out of time', async () => {
			let staticData = await startedAgo(day + 60_000);
			const made = await match({ count: 600, moment: ago(day), step: 1000, cv: false });
			// Their exports were confirmed by hand meanwhile, in another order.
			for (const id of [made[2], made[390], made[180]]) {
				await bench.control('PATCH', `/matched-io/matches/${id}`, {
					export: { state: 'confirmed' },
				});
			}
			await bench.addFault({
				vendor: 'matched-io',
				fault: 'slow',
				delayMs: 80,
				route: 'listMatches',
			});
			const given: string[] = [];
			let polls = 0;
			for (let budget = 300; given.length < 600 && polls < 15; budget += 100) {
				polls += 1;
				const part = await poll(staticData, {}, { budget });
				given.push(...part.ids);
				staticData = part.staticData;
				// The workflow behind the trigger confirms what it got.
				for (const id of part.ids.slice(0, 5)) {
					await bench.control('PATCH', `/matched-io/matches/${id}`, {
						export: { state: 'confirmed' },
					});
				}
			}
			expect(polls).toBeGreaterThan(1);
			expect([...given].sort()).toEqual([...made].sort());
		});

		test('chosen jobs only; another choice or account begins anew', async () => {
			const chosen = { jobsOf: 'chosen', jobs: ['mj-402', 'mj-403'] };
			const start = await poll({}, chosen);
			await match({ jobId: 'mj-401' });
			const [wanted] = await match({ jobId: 'mj-403' });
			const some = await poll(start.staticData, chosen);
			expect(some.ids).toEqual([wanted]);
			const all = await poll(some.staticData);
			expect(all.items).toBeNull();
			const [next] = await match({ jobId: 'mj-404' });
			expect((await poll(all.staticData)).ids).toEqual([next]);
			await expect(poll({}, { ...chosen, jobs: [] })).rejects.toThrow(
				"'Job Names or IDs' is empty",
			);
			const options = await bench.n8n.loadOptions({
				type: 'n8n-nodes-recruiting.matchedIoTrigger',
				method: 'getJobs',
				parameters: {},
				credentials: bench.credentials(),
			});
			expect(options).toContainEqual({ name: 'Data Engineer · OPEN · mj-402', value: 'mj-402' });
		});

		test('a service that sorts otherwise is refused, and the cursor stays', async () => {
			const before = await startedAgo(day);
			const made = await match({ count: 3, moment: ago(day / 2), step: 1000 });
			await bench.control('PATCH', `/matched-io/matches/${made[0]}`, { message: 'moved' });
			// By what it calls the success, the list is in another order.
			const contractOverrides = JSON.stringify({
				listMatches: { fields: { matchedAt: 'updatedAt' } },
			});
			await expect(poll(before, {}, account({ contractOverrides }))).rejects.toThrow(
				/matched.io does not list what was changed in the order of the changes/,
			);
		});

		test('past matches, however many, cost a poll two calls', async () => {
			const { staticData } = await poll();
			await match({ count: 5000, moment: '2026-04-01T00:00:00Z', cv: false });
			const before = requests().length;
			expect((await poll(staticData)).items).toBeNull();
			expect(requests().length - before).toBe(2);
		});
	});
}
