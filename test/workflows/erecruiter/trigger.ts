import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { log } from '../../support/n8n/container';
import type { ErecruiterBench } from './bench';

export function describeTrigger({ bench }: ErecruiterBench): void {
	describe('Trigger', () => {
		const poll = async (
			staticData: IDataObject,
			parameters: INodeParameters = {},
			options: { mode?: 'manual'; budget?: number } = {},
		) =>
			await bench.n8n.poll({
				type: 'n8n-nodes-recruiting.erecruiterTrigger',
				parameters: { event: 'statusChanged', ...parameters },
				credentials: bench.credentials(),
				staticData,
				...options,
			});
		const create = async (body: object = {}) => {
			const made = await bench.control('POST', '/erecruiter/applications', body);
			const { ids } = made as { ids: number[] };
			return ids;
		};
		const move = async (id: number, stageId: number) =>
			await bench.control('PATCH', `/erecruiter/applications/${id}`, { stageId });

		test('a test run shows samples and leaves the cursor alone', async () => {
			const { items: samples, staticData } = await poll({}, {}, { mode: 'manual' });
			expect(samples?.length).toBe(3);
			expect(samples?.[0].json).toMatchObject({
				event: 'statusChanged',
				status: { id: expect.any(String) },
				previousStatus: { id: expect.any(String) },
			});
			expect(staticData).toEqual({});
		});

		test('begins at activation, gives each change once, and only of applications made since', async () => {
			const first = await poll({});
			expect(first.items).toBeNull();
			const [id] = await create({ externalId: 'inhire:iha-1' });
			const second = await poll(first.staticData);
			// It has the status that it began with: no change.
			expect(second.items).toBeNull();
			await move(id, 2);
			await move(70104, 7);
			const third = await poll(second.staticData);
			expect(third.items?.map(({ json }) => json)).toMatchObject([
				{
					id: String(id),
					origin: { system: 'inhire', id: 'iha-1' },
					status: { id: '2', name: 'Analiza CV' },
					previousStatus: { id: '1', name: 'Nowy' },
					activatedAt: expect.any(String),
				},
			]);
			const quiet = await poll(third.staticData);
			expect(quiet.items).toBeNull();
			// Something else about it changes.
			await bench.control('PATCH', `/erecruiter/applications/${id}`, {});
			expect((await poll(quiet.staticData)).items).toBeNull();
			await move(id, 4);
			const last = await poll(quiet.staticData, { onlyAfterActivation: true });
			expect(last.items?.map(({ json }) => json.status)).toMatchObject([{ id: '4' }]);
		});

		const changes = ({ items }: Awaited<ReturnType<typeof poll>>) =>
			(items ?? []).map(({ json }) => {
				const { previousStatus, status } = json as Record<string, IDataObject>;
				return `${previousStatus.id}>${status.id}`;
			});
		const historyOf = (id: number) => {
			const application = bench.sandbox.state.erecruiter.findApplication(id);
			if (!application) throw new Error(`There is no application ${id}`);
			return application.history;
		};

		test('a status that the history does not have yet is given at once, and once', async () => {
			let { staticData } = await poll({});
			const given = async () => {
				const polled = await poll(staticData);
				({ staticData } = polled);
				return changes(polled);
			};
			const [id] = await create();
			await move(id, 2);
			expect(await given()).toEqual(['1>2']);
			await move(id, 4);
			const entry = historyOf(id).shift();
			expect(await given()).toEqual(['2>4']);
			// Something else about it changes while the history is still behind, and when it is no longer.
			await bench.control('PATCH', `/erecruiter/applications/${id}`, {});
			expect(await given()).toEqual([]);
			if (entry) historyOf(id).unshift(entry);
			expect(await given()).toEqual([]);
			await bench.control('PATCH', `/erecruiter/applications/${id}`, {});
			expect(await given()).toEqual([]);
			await move(id, 5);
			expect(await given()).toEqual(['4>5']);
		});

		test('each status that it passes through between two polls', async () => {
			const start = await poll({});
			const [id] = await create();
			const moments = [0, 1, 1].map((second) => new Date(Date.now() + second).toISOString());
			for (const [index, stageId] of [2, 4, 2].entries()) {
				const body = { stageId, modifiedAt: moments[index] };
				await bench.control('PATCH', `/erecruiter/applications/${id}`, body);
			}
			const second = await poll(start.staticData);
			expect(changes(second)).toEqual(['1>2', '2>4', '4>2']);
			expect(second.items?.map(({ json }) => json.changedAt)).toEqual(moments);
			expect((await poll(second.staticData)).items).toBeNull();
		});

		test('also of earlier applications, or since a moment of the user', async () => {
			const start = await poll({});
			await move(70104, 7);
			await move(70101, 6);
			const ids = async (parameters: INodeParameters) =>
				((await poll(start.staticData, parameters)).items ?? []).map(({ json }) => json.id).sort();
			expect(await ids({})).toEqual([]);
			expect(await ids({ onlyAfterActivation: false })).toEqual(['70101', '70104']);
			expect(await ids({ options: { activation: '2026-06-01T00:00:00' } })).toEqual(['70104']);
		});

		test('a change of the parameters begins anew; the activation stays', async () => {
			const start = await poll({});
			const [id] = await create();
			await move(id, 3);
			const chosen = { recruitmentsOf: 'chosen', recruitments: ['5001'] };
			const changed = await poll(start.staticData, chosen);
			expect(changed.items).toBeNull();
			await move(id, 4);
			expect((await poll(changed.staticData, chosen)).items).toHaveLength(1);
		});

		test('a recruitment that is not shared is named, holds up no other one, and keeps its place', async () => {
			const chosen = { recruitmentsOf: 'chosen', recruitments: ['5001', '5004'] };
			const share = async (sharedWithPartner: boolean) =>
				await bench.control('PATCH', '/erecruiter/recruitments/5004', { sharedWithPartner });
			const ids = ({ items }: Awaited<ReturnType<typeof poll>>) =>
				(items ?? []).map(({ json }) => json.id);
			const start = await poll({}, chosen);
			const [id] = await create();
			const [other] = await create({ recruitmentId: 5004 });
			await move(id, 2);
			await move(other, 2);
			const warn = jest.spyOn(log(), 'warn');
			const second = await poll(start.staticData, chosen);
			expect(ids(second)).toEqual([String(id)]);
			expect(warn.mock.calls).toEqual([
				[expect.stringMatching(/^One list could not be read .* ID 5004, .*is not shared/)],
			]);
			warn.mockRestore();
			expect((await poll(second.staticData, chosen)).items).toBeNull();
			await share(true);
			expect(ids(await poll(second.staticData, chosen))).toEqual([String(other)]);
			await share(false);
			const alone = { ...chosen, recruitments: ['5004'] };
			await expect(poll(second.staticData, alone)).rejects.toThrow(/recruitment is not shared/);
		});

		test('another choice of recruitments leaves the others where they stand; one that is added begins then', async () => {
			const given = { event: 'applicationCreated', recruitmentsOf: 'chosen' };
			const of = (...recruitments: string[]) => ({ ...given, recruitments });
			const ids = ({ items }: Awaited<ReturnType<typeof poll>>) =>
				(items ?? []).map(({ json }) => json.id).sort();
			const made = async (recruitmentId: number) =>
				(await create({ recruitmentId })).map(String)[0];
			const start = await poll({}, of('5001', '5003'));
			const quiet = await poll(start.staticData, of('5001', '5003'));
			const first = await made(5001);
			await made(5002);
			await made(5003);
			const changed = await poll(quiet.staticData, of('5001', '5002'));
			expect(ids(changed)).toEqual([first]);
			const second = await made(5002);
			await made(5003);
			// What was removed, and is chosen again, begins anew.
			const again = await poll(changed.staticData, of('5001', '5002', '5003'));
			expect(ids(again)).toEqual([second]);
			const third = await made(5003);
			expect(ids(await poll(again.staticData, of('5001', '5002', '5003')))).toEqual([third]);
		});
	});
}
