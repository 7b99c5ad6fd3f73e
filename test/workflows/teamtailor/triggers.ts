import type { IDataObject } from 'n8n-workflow';
import type { WebhookServer } from '../../support/n8n';
import type { TeamtailorBench } from './bench';

export function describeTriggers({ bench, state }: TeamtailorBench): void {
	const control = async (path: string, body: object, method = 'PATCH') =>
		await bench.control(method, `/teamtailor${path}`, body);

	describe('Teamtailor Trigger', () => {
		let server: WebhookServer | undefined;
		afterEach(async () => await server?.close());

		async function activate(parameters: IDataObject = {}, account: Record<string, string> = {}) {
			server = await bench.n8n.serveWebhook({
				workflow: {
					nodes: [
						{
							id: 'trigger',
							name: 'Trigger',
							type: 'n8n-nodes-recruiting.teamtailorTrigger',
							typeVersion: 1,
							position: [0, 0],
							parameters: JSON.parse(
								JSON.stringify({
									events: ['candidate.update', 'job.update', 'job_application.create'],
									...parameters,
								}),
							),
						},
					],
					connections: {},
				},
				credentials: bench.credentials({ teamtailorApi: account }),
			});
			return server;
		}
		const send = async (webhook: object) =>
			await bench.control('POST', '/teamtailor/webhooks', {
				url: server?.url,
				event: 'candidate.update',
				id: '7001',
				...webhook,
			});

		test('starts the workflow for a signed webhook, with the record in the vocabulary', async () => {
			const { started } = await activate();
			expect(await send({})).toMatchObject({ status: 200 });
			await send({ event: 'job.update', id: '501' });
			await send({ event: 'job_application.create', id: '9001' });
			expect(started.map(([item]) => item?.json)).toMatchObject([
				{
					event: 'candidate.update',
					eventId: 'candidate:7001:2026-02-01T09:00:00.000Z',
					system: 'teamtailor',
					id: '7001',
					firstName: 'Łukasz',
				},
				{ event: 'job.update', id: '501', title: 'Backend Developer', status: 'open' },
				{
					event: 'job_application.create',
					eventId: 'job_application:9001:2026-02-01T09:00:00.000Z',
					id: '9001',
					jobId: '501',
					statusName: 'Inbox',
				},
			]);
		});

		test.each([
			['another key', { signature: 'wrongKey' }],
			['a changed body', { signature: 'changedBody' }],
			['no signature', { signature: 'none' }],
			['an old timestamp', { ageSeconds: 301 }],
			['a timestamp of the future', { ageSeconds: -400 }],
			['the legacy form, unless it is accepted', { signature: 'v1' }],
		])('refuses %s with 401, and nothing starts', async (_case, webhook) => {
			const { started } = await activate();
			expect(await send(webhook)).toMatchObject({ status: 401 });
			expect(started).toEqual([]);
		});

		test('accepts the legacy form, and an older webhook, when told so', async () => {
			const { started } = await activate({ options: { acceptV1: true, tolerance: 600 } });
			expect(await send({ signature: 'v1' })).toMatchObject({ status: 200 });
			expect(await send({ ageSeconds: 400 })).toMatchObject({ status: 200 });
			expect(started).toHaveLength(2);
		});

		test('drops an event that was not chosen', async () => {
			const { started } = await activate();
			expect(await send({ event: 'candidate.destroy' })).toMatchObject({ status: 200 });
			expect(started).toEqual([]);
		});

		test('gives the payload as it came when Simplify is off, and the id of what was deleted', async () => {
			const { started } = await activate({ simplify: false, events: ['candidate.destroy'] });
			await send({ event: 'candidate.destroy' });
			expect(started[0]?.[0]?.json).toMatchObject({
				eventId: 'candidate:7001:destroyed',
				id: '7001',
				raw: { payload: { event_name: 'candidate.destroy' } },
			});
		});

		test('is not activated without a key to prove webhooks by', async () => {
			await expect(activate({}, { signatureKey: '' })).rejects.toThrow(
				"no 'Webhook Signature Key', so no webhook could be trusted",
			);
		});
	});

	describe('Teamtailor Poll Trigger', () => {
		const poll = async (
			events: string[],
			staticData: IDataObject = {},
			options: { mode?: 'manual'; budget?: number } = {},
		) =>
			await bench.n8n.poll({
				type: 'n8n-nodes-recruiting.teamtailorPollTrigger',
				parameters: { events },
				credentials: bench.credentials(),
				staticData,
				...options,
			});
		const all = ['candidate.create', 'candidate.update', 'job.update', 'job_application.update'];
		const soon = async () => await new Promise((resolve) => setTimeout(resolve, 5));

		test('begins with the first poll, then tells each change once', async () => {
			const first = await poll(all);
			expect(first.items).toBeNull();
			await soon();
			await control('/candidates', { firstName: 'Ny', email: 'ny@example.com' }, 'POST');
			await control('/candidates/7001', { firstName: 'Endret' });
			await control('/jobs/501', { status: 'archived' });
			await control('/applications/9001', { stageId: '50102' });
			const second = await poll(all, first.staticData);
			expect(second.items?.map(({ json }) => [json.event, json.id])).toEqual([
				['candidate.create', expect.any(String)],
				['candidate.update', '7001'],
				['job.update', '501'],
				['job_application.update', '9001'],
			]);
			expect(second.items?.at(-1)?.json).toMatchObject({
				status: { id: '50102', name: 'Screening' },
				candidate: { id: '7001', firstName: 'Endret' },
			});
			const third = await poll(all, second.staticData);
			expect(third.items).toBeNull();
		});

		test('has the same event id as the webhook for the same change', async () => {
			const first = await poll(['candidate.update']);
			await soon();
			await control('/candidates/7003', { firstName: 'Endret' });
			const { items } = await poll(['candidate.update'], first.staticData);
			const at = new Date(state().candidates.get('7003')?.updatedAt ?? '').toISOString();
			expect(items?.map(({ json }) => json.eventId)).toEqual([`candidate:7003:${at}`]);
		});

		test('a new record is no update unless it was changed', async () => {
			const first = await poll(['candidate.update']);
			await soon();
			await control('/candidates', { firstName: 'Ny', email: 'ny@example.com' }, 'POST');
			expect((await poll(['candidate.update'], first.staticData)).items).toBeNull();
		});

		test.each(['heed', 'ignore'])(
			'finds a hundred changes of one moment and after it, where lists %s the order',
			async (sorting) => {
				const first = await poll(['candidate.create']);
				await soon();
				await control('/behaviour', { sorting });
				const at = new Date(Date.now() + 1000).toISOString();
				for (let index = 0; index < 100; index++) {
					const later = index < 70 ? at : new Date(Date.parse(at) + index).toISOString();
					await control(
						'/candidates',
						{
							firstName: `N${index}`,
							email: `n${index}@example.com`,
							createdAt: later,
							updatedAt: later,
						},
						'POST',
					);
				}
				const second = await poll(['candidate.create'], first.staticData);
				expect(second.items).toHaveLength(100);
				expect((await poll(['candidate.create'], second.staticData)).items).toBeNull();
			},
		);

		test('a test run shows samples and moves nothing', async () => {
			const sample = await poll(['candidate.update', 'job.create'], {}, { mode: 'manual' });
			expect(sample.items).toHaveLength(6);
			expect(sample.staticData).toEqual({});
		});
	});
}
