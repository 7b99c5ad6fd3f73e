import { useSandbox } from '../../support/useSandbox';
import type { TalentDraft } from '../../../nodes/Talentry/draft';
import { findExisting } from '../../../nodes/Talentry/existing';
import {
	createOrUpdateTalent,
	previewTalent,
	updateTalent,
} from '../../../nodes/Talentry/writeTalent';
import { failureOf } from '../support/failures';
import { connectTalentry, control, fault } from '../support/vendors';

const sandbox = useSandbox();

const erika = {
	firstName: 'Erika',
	lastName: 'Erfunden',
	email: 'erika.erfunden@example.com',
	links: [{ type: 'linkedin', url: 'https://www.linkedin.com/in/erika-erfunden' }],
	experience: [{ title: 'Pflegerin', company: 'Klinik Beispiel', from: '2020-01' }],
	education: [{ institution: 'Schule Beispiel', degree: 'Examen' }],
	skills: ['Pflege'],
	languages: [{ language: 'de', level: 'C2' }],
	tags: ['Messe'],
};
const draft = (changes: Partial<TalentDraft> = {}): TalentDraft => ({
	fields: erika,
	poolIds: ['pool-care', 'pool-sales'],
	notes: ['Nett.', 'Ruft zurück.'],
	...changes,
});
const tenant = () => sandbox.state.talentry.tenant('acme');
const held = (id: string) => tenant().talents.get(id);
const writes = () =>
	sandbox.state.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path);

test('is created whole, and a second run writes nothing', async () => {
	const { client } = connectTalentry(sandbox);
	const full = draft({ language: 'en', statusId: 'status-interested' });
	const first = await createOrUpdateTalent(client, full);
	expect(first).toMatchObject({ result: 'created', changes: [], talent: { consent: null } });
	expect(held(first.talent.id)).toMatchObject({
		record: {
			...erika,
			experience: [{ company: 'Klinik Beispiel' }],
			education: [{ degree: 'Examen' }],
			language: 'en',
			status: { id: 'status-interested' },
			pools: [{ id: 'pool-care' }, { id: 'pool-sales' }],
		},
		notes: [{ text: 'Nett.' }, { text: 'Ruft zurück.' }],
	});
	const before = writes().length;
	const second = await createOrUpdateTalent(client, full);
	expect(second).toMatchObject({ result: 'alreadyExists', matchedBy: 'email', changes: [] });
	expect(writes()).toHaveLength(before);
});

test.each([
	['addToPool', 'PUT', 0],
	['addToPool', 'PUT', 1],
	['createNote', 'POST', 0],
	['createNote', 'POST', 1],
])(
	'broken off at %s (%s, after %i), it is completed by the next run',
	async (route, method, after) => {
		const { client } = connectTalentry(sandbox);
		await fault(sandbox, { vendor: 'talentry', fault: '500', route, method, after });
		const failure = await failureOf(createOrUpdateTalent(client, draft()));
		expect(failure.message).toMatch(
			/^The talent t-\d+ was created, but not all of its pools and notes/,
		);
		expect(failure.details.remedy).toContain('Run it again');
		await control(sandbox, 'DELETE', 'faults');
		const again = await createOrUpdateTalent(client, draft());
		expect(again.result).toBe('updated');
		expect(tenant().talents.size).toBe(8);
		expect(held(again.talent.id)?.notes.map(({ text }) => text)).toEqual(['Nett.', 'Ruft zurück.']);
		expect(again.talent.pools?.map(({ id }) => id)).toEqual(['pool-care', 'pool-sales']);
	},
);

test('an answer that got lost makes no second talent', async () => {
	const { client } = connectTalentry(sandbox);
	await fault(sandbox, {
		vendor: 'talentry',
		fault: 'cutAfterEffect',
		route: 'createTalent',
		times: 1,
	});
	const result = await createOrUpdateTalent(client, draft());
	// The second try was told who has the e-mail; the rest was added to that talent.
	expect(result).toMatchObject({ result: 'updated', matchedBy: 'email' });
	expect(tenant().talents.size).toBe(8);
	expect(held(result.talent.id)?.notes).toHaveLength(2);
});

test('without an e-mail a lost answer is not tried again, and the next run finds the talent', async () => {
	const { client } = connectTalentry(sandbox);
	const fields = { ...erika, email: undefined };
	await fault(sandbox, {
		vendor: 'talentry',
		fault: 'cutAfterEffect',
		route: 'createTalent',
		times: 1,
	});
	const failure = await failureOf(createOrUpdateTalent(client, draft({ fields })));
	expect(failure.kind).toBe('unavailable');
	const again = await createOrUpdateTalent(client, draft({ fields }));
	expect(again).toMatchObject({ result: 'updated', matchedBy: 'profileLink' });
	expect(tenant().talents.size).toBe(8);
});

describe('is found', () => {
	const add = async (fields: TalentDraft['fields']) => {
		const { client } = connectTalentry(sandbox);
		const { talent } = await createOrUpdateTalent(client, { fields, poolIds: [], notes: [] });
		return { client, id: talent.id };
	};
	const name = { firstName: 'Erika', lastName: 'Erfunden' };
	const { experience } = erika;

	test('by e-mail first', async () => {
		const { client, id } = await add(erika);
		const other = { ...name, email: 'ERIKA.erfunden@example.com', links: [] };
		expect(await findExisting(client, other)).toMatchObject({
			talent: { id },
			matchedBy: 'email',
		});
	});

	test('then by profile link, however it is written', async () => {
		const { client, id } = await add({ ...erika, email: undefined });
		const links = [
			{ type: 'xing', url: 'https://www.xing.com/profile/nobody' },
			{ type: 'linkedin', url: 'http://de.linkedin.com/in/Erika-Erfunden/?trk=x' },
		];
		expect(await findExisting(client, { ...name, email: 'new@example.com', links })).toMatchObject({
			talent: { id },
			matchedBy: 'profileLink',
		});
	});

	test('then by name and company', async () => {
		const { client, id } = await add({ ...name, experience });
		const fields = {
			firstName: 'ERIKA',
			lastName: 'erfunden',
			email: 'new@example.com',
			experience: [{ company: 'Anders GmbH' }, { company: 'klinik beispiel' }],
		};
		expect(await findExisting(client, fields)).toMatchObject({
			talent: { id },
			matchedBy: 'nameAndCompany',
		});
	});

	test.each([
		['e-mails', { email: 'one@example.com' }, { email: 'two@example.com' }],
		[
			'LinkedIn profiles',
			{ links: [{ type: 'linkedin', url: 'https://linkedin.com/in/one' }] },
			{ links: [{ type: 'linkedin', url: 'https://linkedin.com/in/two' }] },
		],
	])('by name and company not, when two %s speak against it', async (_case, theirs, ours) => {
		const { client } = await add({ ...name, experience, ...theirs });
		expect(await findExisting(client, { ...name, experience, ...ours })).toBeUndefined();
	});

	test('and never guessed among several', async () => {
		const { client } = await add({ ...name, experience, email: 'one@example.com' });
		await add({ ...name, experience, email: 'two@example.com' });
		const before = writes().length;
		const failure = await failureOf(
			createOrUpdateTalent(client, draft({ fields: { ...name, experience } })),
		);
		expect(failure.message).toMatch(/2 talents have this name and company: t-\d+, t-\d+/);
		expect(writes()).toHaveLength(before);
	});

	test('only by ourselves, where a service ignores the filter', async () => {
		const overrides = { listTalents: { query: { email: 'search' } } };
		const { client } = connectTalentry(sandbox, { contractOverrides: JSON.stringify(overrides) });
		expect(await findExisting(client, { email: 'example.com' })).toBeUndefined();
	});

	test('on a later page', async () => {
		await control(sandbox, 'POST', 'talentry/talents', { count: 250 });
		const overrides = { listTalents: { query: { firstName: 'search', lastName: 'search' } } };
		const { client } = connectTalentry(sandbox, { contractOverrides: JSON.stringify(overrides) });
		await fault(sandbox, { vendor: 'talentry', fault: 'emptyPage', times: 1 });
		const all = [];
		for await (const { record } of client.list('listTalents', {}, { search: 'Testperson' }))
			all.push(record.id);
		expect(new Set(all).size).toBe(250);
	});
});

describe('an existing one', () => {
	const changed = draft({
		fields: {
			firstName: 'Jördis',
			lastName: 'Neuname',
			email: 'joerdis.mustermueller@example.com',
		},
		notes: ['Neu.'],
	});

	test('is previewed without a write', async () => {
		const { client } = connectTalentry(sandbox);
		const preview = await previewTalent(client, changed);
		expect(preview).toMatchObject({ matchedBy: 'email', talent: { id: 't-1001' } });
		expect(preview?.changes.map(({ field }) => field)).toEqual(['lastName', 'pools', 'notes']);
		expect(await previewTalent(client, draft())).toBeUndefined();
		expect(writes()).toEqual([]);
	});

	test('is left as it is when it is only to be reported', async () => {
		const { client } = connectTalentry(sandbox);
		const result = await createOrUpdateTalent(client, changed, 'report');
		expect(result.result).toBe('alreadyExists');
		expect(result.changes).toHaveLength(3);
		expect(writes()).toEqual([]);
	});

	test('is updated by its id; pools are added and removed', async () => {
		const { client } = connectTalentry(sandbox);
		const result = await updateTalent(
			client,
			't-1001',
			{ fields: { phone: '+49 1' }, poolIds: ['pool-care'], notes: [] },
			['pool-events', 'pool-alumni'],
		);
		expect(result).toMatchObject({ result: 'updated', talent: { phone: '+49 1' } });
		expect(result.changes).toEqual([
			{ field: 'phone', from: expect.any(String), to: '+49 1' },
			{
				field: 'pools',
				from: ['pool-engineering', 'pool-events'],
				to: ['pool-engineering', 'pool-care'],
			},
		]);
		expect(held('t-1001')?.record.pools.map(({ id }) => id)).toEqual([
			'pool-engineering',
			'pool-care',
		]);
	});

	test('that was deleted meanwhile is told', async () => {
		const { client } = connectTalentry(sandbox);
		await control(sandbox, 'DELETE', 'talentry/talents/t-1001');
		const failure = await failureOf(
			updateTalent(client, 't-1001', { fields: { phone: '1' }, poolIds: [], notes: [] }),
		);
		expect(failure.message).toBe('The talent was deleted in Talentry meanwhile');
		expect(failure.details.status).toBe(410);
		expect(writes()).toEqual([]);
	});
});
