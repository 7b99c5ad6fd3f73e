import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { log } from '../../support/n8n/container';
import { day } from '../triggers/pollBench';
import type { TalentryBench } from './bench';

export function triggerTests(bench: TalentryBench): void {
	const poll = async (
		staticData: IDataObject,
		parameters: INodeParameters = {},
		options: { mode?: 'manual'; budget?: number; credentials?: object } = {},
	) => {
		const { credentials = bench.credentials(), ...rest } = options;
		return await bench.n8n.poll({
			type: 'n8n-nodes-recruiting.talentryTrigger',
			parameters,
			credentials: credentials as ReturnType<typeof bench.credentials>,
			staticData,
			...rest,
		});
	};
	const states = (result: Awaited<ReturnType<typeof poll>>) =>
		(result.items ?? []).map(({ json }) => `${json.id} ${(json.consent as IDataObject).state}`);
	const ids = (result: Awaited<ReturnType<typeof poll>>) =>
		(result.items ?? []).map(({ json }) => json.id);
	const decide = async (id: string, decision: string) =>
		await bench.control('POST', `/talentry/talents/${id}/${decision}`, {});
	const add = async (body: object = {}) => {
		const made = await bench.control('POST', '/talentry/talents', body);
		return (made as { ids: string[] }).ids;
	};

	test.each(['consentChanged', 'talentCreated', 'talentChanged'])(
		'%s: a test run shows samples and leaves the cursor alone',
		async (event) => {
			const { items, staticData } = await poll({}, { event }, { mode: 'manual' });
			expect(items).toHaveLength(3);
			expect(items?.[0].json).toMatchObject({
				system: 'talentry',
				event,
				changedAt: expect.any(String),
				consent: { state: expect.any(String) },
			});
			expect(staticData).toEqual({});
			const started = await poll({});
			const again = await poll(started.staticData, {}, { mode: 'manual' });
			expect(again.staticData).toEqual(started.staticData);
		},
	);

	test('begins at activation, and gives each change of a consent once', async () => {
		const first = await poll({});
		expect(first.items).toBeNull();
		await decide('t-1002', 'accept');
		const second = await poll(first.staticData);
		expect(second.items?.map(({ json }) => json)).toMatchObject([
			{ id: 't-1002', event: 'consentChanged', consent: { state: 'accepted' }, blocked: false },
		]);
		expect((await poll(second.staticData)).items).toBeNull();
		// Something else about the talent is no change of its consent.
		await bench.control('PATCH', '/talentry/talents/t-1002', { lastName: 'Neu' });
		expect((await poll(second.staticData)).items).toBeNull();
		await decide('t-1002', 'decline');
		expect(states(await poll(second.staticData))).toEqual(['t-1002 declined']);
	});

	test('the link on its page is reported, and a consent that runs out', async () => {
		const start = await poll({});
		await bench.control('PATCH', '/talentry/talents/t-1006', {
			consent: { state: 'accepted', expiresAt: new Date(Date.now() + 50).toISOString() },
		});
		await new Promise((done) => setTimeout(done, 80));
		expect(states(await poll(start.staticData))).toEqual(['t-1006 expired']);
	});

	test('only the chosen states; the others are not given later either', async () => {
		const start = await poll({});
		await decide('t-1002', 'accept');
		await decide('t-1006', 'decline');
		const chosen = await poll(start.staticData, { consentStates: ['declined', 'expired'] });
		expect(states(chosen)).toEqual(['t-1006 declined']);
		expect((await poll(chosen.staticData)).items).toBeNull();
	});

	test('new talents, and talents that changed', async () => {
		const created = await poll({}, { event: 'talentCreated' });
		const changed = await poll({}, { event: 'talentChanged' });
		const [id] = await add();
		await bench.control('PATCH', '/talentry/talents/t-1001', { lastName: 'Neu' });
		expect(ids(await poll(created.staticData, { event: 'talentCreated' }))).toEqual([id]);
		const second = await poll(changed.staticData, { event: 'talentChanged' });
		expect(new Set(ids(second))).toEqual(new Set([id, 't-1001']));
		await bench.control('PATCH', '/talentry/talents/t-1001', { lastName: 'Noch neuer' });
		expect(ids(await poll(second.staticData, { event: 'talentChanged' }))).toEqual(['t-1001']);
	});

	test('another event or account begins anew from then', async () => {
		const start = await poll({});
		await decide('t-1002', 'accept');
		const other = await poll(start.staticData, { event: 'talentChanged' });
		expect(other.items).toBeNull();
		await add();
		expect((await poll(other.staticData, { event: 'talentChanged' })).items).toHaveLength(1);
		const credentials = bench.credentials({
			talentryApi: { customerId: 'beta', apiToken: 'sandbox-talentry-beta' },
		});
		expect((await poll(start.staticData, {}, { credentials })).items).toBeNull();
	});

	test('a moment without offset is named in the log, and the other consents are given', async () => {
		const start = await poll({});
		await decide('t-1002', 'accept');
		const consent = bench.sandbox.state.talentry.tenants.get('acme')?.talents.get('t-1002')
			?.record.consent;
		if (!consent?.changedAt) throw new Error('The consent was not given');
		consent.changedAt = new Date(Date.now() + day).toISOString().replace('Z', '');
		await decide('t-1006', 'decline');
		const warn = jest.spyOn(log(), 'warn');
		const second = await poll(start.staticData);
		expect(states(second)).toEqual(['t-1006 declined']);
		expect(warn.mock.calls).toEqual([
			[
				'One talent could not be read and was left out: ID t-1002, consent.changedAt: Invalid datetime',
			],
		]);
		warn.mockClear();
		await decide('t-1006', 'accept');
		expect(states(await poll(second.staticData))).toEqual(['t-1006 accepted']);
		expect(warn.mock.calls.join()).not.toContain('anew');
		warn.mockRestore();
	});

	test('a wrong token is said', async () => {
		const credentials = bench.credentials({ talentryApi: { apiToken: 'wrong' } });
		const started = await poll({});
		await expect(poll(started.staticData, {}, { credentials })).rejects.toThrow(
			/does not accept the credential/,
		);
	});
}
