import { itemIndexOf, jsonOf, textOf } from '../support';
import { withoutConsent } from './bench';
import type { TemplateBench } from './bench';

export function describeFaults({
	bench,
	runTemplate,
	setParameters,
	confirmed,
	results,
	expectAllMoved,
}: TemplateBench): void {
	describe('a run that breaks off is completed by the next one', () => {
		test('after everything was created and nothing confirmed', async () => {
			await bench.addFault({ vendor: 'workwise', route: 'confirmExport', fault: '500' });
			const first = await runTemplate();
			expect(first.status).toBe('error');
			expect(textOf(first.error)).toContain('Workwise is not available (HTTP 500)');
			expect(results(first)).toEqual({ created: 19, alreadyExists: 0 });
			expect(confirmed()).toEqual([]);

			await bench.control('DELETE', '/faults');
			const second = await runTemplate({ before: first });
			expect(results(second)).toEqual({ created: 0, alreadyExists: 19 });
			expectAllMoved();
		});

		test('when it was cancelled while it created', async () => {
			const slow = { vendor: 'personio', route: 'createApplication', fault: 'slow' } as const;
			await bench.addFault({ ...slow, delayMs: 10_000, after: 5 });
			const first = await runTemplate({ cancelAfterMs: 4000 });
			expect(first.status).toBe('canceled');
			expect(confirmed()).toEqual([]);
			const created = bench.sandbox.state.personio.applications.length;
			expect(created).toBeGreaterThanOrEqual(5);
			expect(created).toBeLessThan(19);

			await bench.control('DELETE', '/faults');
			const second = await runTemplate({ before: first });
			expect(second.status).toBe('success');
			expect(results(second)).toEqual({ created: 19 - created, alreadyExists: created });
			expectAllMoved();
		});
	});

	test('a run that is stopped has confirmed what it created before, 25 at a time', async () => {
		await bench.control('PATCH', '/limits', { workwise: null, personio: null });
		const many = { count: 60, documents: 0, submittedAt: '2026-04-01T00:00:00+02:00' };
		await bench.control('POST', '/workwise/applications', many);
		const slow = { vendor: 'personio', route: 'createApplication', fault: 'slow' } as const;
		await bench.addFault({ ...slow, delayMs: 10_000, after: 60 });
		const created = () => bench.sandbox.state.personio.applications.length;
		const first = await runTemplate({ cancelWhen: () => created() >= 60 });
		expect(first.status).toBe('canceled');
		// The one without a consent is in the first batch.
		expect(confirmed()).toHaveLength(49);
		const before = created();

		await bench.control('DELETE', '/faults');
		const second = await runTemplate({ before: first });
		expect(second.status).toBe('success');
		// Of the batch that was under way, some are there; what was confirmed is not asked for again.
		const { created: fresh, alreadyExists } = results(second);
		expect(fresh + alreadyExists).toBe(30);
		expect(alreadyExists).toBeGreaterThanOrEqual(before - 49);
		expectAllMoved();
	});

	describe('faults of the services', () => {
		const third = { fault: '429', every: 3 } as const;

		test('429 on every third request: waits as told and completes', async () => {
			setParameters('Get Due Applications', {
				filters: { jobId: 'ww-102', submittedAfter: '2026-03-12T00:00:00' },
			});
			await bench.addFault({ ...third, vendor: 'workwise', retryAfter: 1 });
			await bench.addFault({ ...third, vendor: 'personio', retryAfter: 1 });
			const run = await runTemplate();
			expect(run.status).toBe('success');
			expect(results(run)).toEqual({ created: 3, alreadyExists: 0 });
			expect(confirmed()).toHaveLength(3);

			for (const vendor of ['workwise', 'personio']) {
				const requests = bench.sandbox.state.requests.filter(
					(request) => request.vendor === vendor,
				);
				const refused = requests.filter(({ status }) => status === 429);
				expect(refused.length).toBeGreaterThanOrEqual(3);
				for (const { time } of refused) {
					const since = requests.map((request) => Date.parse(request.time) - Date.parse(time));
					// What was on its way already arrives within the first moments.
					expect(since.filter((after) => after > 250 && after < 980)).toEqual([]);
				}
			}
		}, 60_000);

		test('429 on every third request of the whole export loses and doubles nothing', async () => {
			await bench.addFault({ ...third, vendor: 'workwise', retryAfter: 0.02 });
			await bench.addFault({ ...third, vendor: 'personio', retryAfter: 0.02 });
			const run = await runTemplate();
			expect(run.status).toBe('success');
			expectAllMoved();
		});

		test('answers lost after an application was created', async () => {
			const lost = { route: 'createApplication', fault: 'cutAfterEffect' } as const;
			await bench.addFault({ ...lost, vendor: 'personio', every: 4 });
			const run = await runTemplate();
			expect(run.status).toBe('success');
			expect(results(run).alreadyExists).toBeGreaterThan(0);
			expectAllMoved();
		});

		test('a web page in place of the job feed: nothing is routed, everything stays due', async () => {
			await bench.addFault({ vendor: 'personio', route: 'xml', fault: 'html' });
			const first = await runTemplate();
			expect(first.status).toBe('error');
			expect(textOf(first.node('Job Link').error)).toContain('There is no job feed at');
			expect(first.node('Create Application').ran).toBe(false);
			expect(bench.sandbox.state.personio.applications).toEqual([]);
			expect(confirmed()).toEqual([]);

			await bench.control('DELETE', '/faults');
			await runTemplate({ before: first });
			expectAllMoved();
		});

		test('connections cut in the middle of downloads', async () => {
			await bench.addFault({
				vendor: 'workwise',
				route: 'downloadDocument',
				fault: 'cut',
				every: 8,
			});
			await bench.addFault({ vendor: 'workwise', route: 'storage', fault: 'cut', every: 8 });
			const run = await runTemplate();
			expect(run.status).toBe('success');
			const cut = bench.sandbox.state.requests.filter(({ fault }) => fault === 'cut');
			expect(cut.length).toBeGreaterThanOrEqual(4);
			expectAllMoved();
		}, 60_000);

		test('a token of Workwise that expires while documents are read', async () => {
			const expired = { route: 'downloadDocument', fault: 'unauthorized' } as const;
			await bench.addFault({ ...expired, vendor: 'workwise', after: 10 });
			const first = await runTemplate();
			expect(first.status).toBe('error');
			const { error } = first.node('Job Link');
			expect(textOf(error)).toContain('Workwise does not accept the credential');
			const ids = jsonOf(first.node('Get Due Applications')).map(({ id }) => id);
			expect(ids[Number(itemIndexOf(error))]).toMatch(/^wwa-10[123]/);
			expect(bench.sandbox.state.personio.applications).toEqual([]);

			await bench.control('DELETE', '/faults');
			await runTemplate({ before: first });
			expectAllMoved();
		});

		test('a token of Personio that expires while applications are created', async () => {
			const expired = { route: 'createApplication', fault: 'unauthorized' } as const;
			await bench.addFault({ ...expired, vendor: 'personio', after: 6 });
			const first = await runTemplate();
			expect(results(first)).toEqual({ created: 6, alreadyExists: 0 });
			expect(confirmed()).toHaveLength(6);
			const failed = jsonOf(first.node('Failed'));
			expect(failed).toHaveLength(14);
			const refused = failed.filter(({ id }) => id !== withoutConsent);
			for (const { error, details } of refused) {
				expect(error).toContain(
					'does not recognise the company ID together with the recruiting token',
				);
				expect(details).toMatchObject({
					remedy: expect.stringMatching(/No application was created. .*uploaded before that/),
				});
			}

			await bench.control('DELETE', '/faults');
			const second = await runTemplate({ before: first });
			expect(results(second)).toEqual({ created: 13, alreadyExists: 0 });
			expectAllMoved();
		});

		test('a file that is gone at Workwise holds up its own application only', async () => {
			const application = bench.sandbox.state.workwise.findApplication('wwa-10203');
			const document = application?.documents[0];
			if (!document) throw new Error('The seeds have changed');
			const { id } = document;
			document.id = 'wwd-gone';
			const first = await runTemplate();
			expect(first.status).toBe('success');
			expect(results(first)).toEqual({ created: 18, alreadyExists: 0 });
			const waiting = jsonOf(first.node('Waiting')).find((json) => json.id === 'wwa-10203');
			expect(waiting?.link).toMatchObject({
				reason: 'documentsUnavailable',
				message: expect.stringContaining('document wwd-gone could not be fetched from Workwise'),
			});

			document.id = id;
			await runTemplate({ before: first });
			expectAllMoved();
		});

		test('web pages in place of the answers of Personio: nothing counts as arrived', async () => {
			await bench.addFault({ vendor: 'personio', route: 'createApplication', fault: 'html' });
			const first = await runTemplate();
			expect(results(first)).toEqual({ created: 0, alreadyExists: 0 });
			expect(jsonOf(first.node('Failed'))).toHaveLength(20);
			expect(confirmed()).toEqual([]);

			await bench.control('DELETE', '/faults');
			await runTemplate({ before: first });
			expectAllMoved();
		});

		test('connections cut in the middle of uploads', async () => {
			await bench.addFault({ vendor: 'personio', route: 'uploadDocument', fault: 'cut', every: 6 });
			const run = await runTemplate();
			expect(run.status).toBe('success');
			expectAllMoved();
		}, 60_000);

		test('an empty page that names a next one', async () => {
			const empty = { route: 'listApplications', fault: 'emptyPage' } as const;
			await bench.addFault({ ...empty, vendor: 'workwise', times: 2 });
			const run = await runTemplate();
			expect(run.node('Get Due Applications').outputs[0]).toHaveLength(28);
			expectAllMoved();
		});
	});
}
