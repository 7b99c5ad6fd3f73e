import { useSandbox } from '../../support/useSandbox';
import type { TalentDraft } from '../../../nodes/Talentry/draft';
import type { TalentryClient } from '../../../nodes/Talentry/api';
import { ensureNotes } from '../../../nodes/Talentry/ensureNotes';
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
	notes: [{ text: 'Nett.' }, { text: 'Ruft zurück.' }],
	...changes,
});
const lostAnswer = { vendor: 'talentry', fault: 'cutAfterEffect', method: 'POST', times: 1 };
const tenant = () => sandbox.state.talentry.tenant('acme');
const held = (id: string) => tenant().talents.get(id);
/** The client with something that happens around its writes. */
function around(
	client: TalentryClient,
	happens: {
		before?(method: string): Promise<unknown>;
		after?(method: string): Promise<unknown>;
		values?(method: string, values: object): object;
	},
): TalentryClient {
	return {
		...client,
		send: async (method, values, place) => {
			await happens.before?.(method);
			const sent = happens.values?.(method, values) ?? values;
			const answer = await client.send(method, sent, place);
			await happens.after?.(method);
			return answer;
		},
	};
}

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
	'an update that broke off at %s (%s, after %i) is completed by the next run',
	async (route, method, after) => {
		const { client } = connectTalentry(sandbox);
		await createOrUpdateTalent(client, draft({ poolIds: [], notes: [] }));
		await fault(sandbox, { vendor: 'talentry', fault: '500', route, method, after });
		const failure = await failureOf(createOrUpdateTalent(client, draft()));
		expect(failure.message).toMatch(/^The talent t-\d+ exists already, and was not updated/);
		expect(failure.details.remedy).toContain('Run it again');
		await control(sandbox, 'DELETE', 'faults');
		const again = await createOrUpdateTalent(client, draft());
		expect(again.result).toBe('updated');
		expect(tenant().talents.size).toBe(8);
		expect(held(again.talent.id)?.notes.map(({ text }) => text)).toEqual(['Nett.', 'Ruft zurück.']);
		expect(again.talent.pools?.map(({ id }) => id)).toEqual(['pool-care', 'pool-sales']);
	},
);

describe.each(['update', 'report'] as const)('with "%s", an answer that got lost', (whenExists) => {
	test.each([
		['e-mail', erika],
		['profile link', { ...erika, email: undefined }],
		['record elsewhere', { firstName: 'E', lastName: 'Erfunden', externalIds: ['a:candidate:1'] }],
		['phone', { firstName: 'E', lastName: 'Erfunden', phone: '+49 30 5550100' }],
		['company', { firstName: 'E', lastName: 'Erfunden', experience: erika.experience }],
		['name', { firstName: 'E', lastName: 'Erfunden' }],
	])('is looked for by %s: one talent, whole', async (_case, fields) => {
		const { client } = connectTalentry(sandbox);
		const whole = draft({ fields, language: 'en', statusId: 'status-interested' });
		await fault(sandbox, { ...lostAnswer, route: 'createTalent' });
		const result = await createOrUpdateTalent(client, whole, whenExists);
		expect(result).toMatchObject({ result: 'created', changes: [] });
		expect(writes()).toHaveLength(1);
		expect(tenant().talents.size).toBe(8);
		expect(held(result.talent.id)).toMatchObject({
			record: {
				language: 'en',
				status: { id: 'status-interested' },
				pools: [{ id: 'pool-care' }, { id: 'pool-sales' }],
			},
			notes: [{ text: 'Nett.' }, { text: 'Ruft zurück.' }],
		});
		const again = await createOrUpdateTalent(client, whole, whenExists);
		expect(again).toMatchObject({ result: 'alreadyExists', changes: [] });
		expect(writes()).toHaveLength(1);
	});
});

test.each(['502', '503', '504'] as const)(
	'%s may come after the effect: it is not sent again, and the failure says what is there',
	async (kind) => {
		const { client } = connectTalentry(sandbox);
		await fault(sandbox, {
			vendor: 'talentry',
			fault: kind,
			route: 'createTalent',
			method: 'POST',
		});
		const failure = await failureOf(createOrUpdateTalent(client, draft()));
		expect(failure.details.remedy).toBe(
			'Talentry was asked for the talent afterwards and does not have it. Run it again later.',
		);
		expect(writes()).toHaveLength(1);
	},
);

test('where nobody can say what became of it, the failure says that', async () => {
	const { client } = connectTalentry(sandbox);
	await fault(sandbox, { ...lostAnswer, route: 'createTalent' });
	await fault(sandbox, { vendor: 'talentry', fault: '500', route: 'listTalents', after: 3 });
	const failure = await failureOf(createOrUpdateTalent(client, draft()));
	expect(failure.details.effectUnknown).toBe(true);
	expect(failure.details.remedy).toMatch(
		/^It is not known whether the talent is there: .*HTTP 500.*Look for the talent in Talentry/,
	);
});

test('a service that does not take pools and notes along gets them by calls of their own', async () => {
	const { client } = connectTalentry(sandbox);
	const forgetful = around(client, {
		values: (method, values) =>
			method === 'createTalent' ? { ...values, poolIds: undefined, notes: undefined } : values,
	});
	const { talent } = await createOrUpdateTalent(forgetful, draft());
	expect(talent.pools?.map(({ id }) => id)).toEqual(['pool-care', 'pool-sales']);
	expect(held(talent.id)?.notes.map(({ text }) => text)).toEqual(['Nett.', 'Ruft zurück.']);
});

describe('without an e-mail', () => {
	const name = { firstName: 'Nora', lastName: 'Namenlos' };

	test.each([
		['a name', {}],
		['a phone', { phone: '+49 30 5550100' }],
		['a profile', { links: erika.links }],
		['a record elsewhere', { externalIds: ['workwise:candidate:7'] }],
		['a company', { experience: erika.experience }],
	])('%s is one talent after ten items at once and three runs', async (_case, more) => {
		const { client } = connectTalentry(sandbox);
		const items = Array.from({ length: 10 }, (_unused, index) =>
			draft({ fields: { ...name, ...more, skills: [`Skill ${index}`] } }),
		);
		for (let runs = 0; runs < 3; runs++) {
			await Promise.all(items.map(async (item) => await createOrUpdateTalent(client, item)));
		}
		expect(tenant().talents.size).toBe(8);
		const [created] = [...tenant().talents.values()].slice(-1);
		expect(created?.record.skills.toSorted()).toEqual(
			items.map((_unused, index) => `Skill ${index}`),
		);
		expect(created?.notes).toHaveLength(2);
	});

	test('a bare name that another person has is not guessed, and not doubled', async () => {
		const { client } = connectTalentry(sandbox);
		await createOrUpdateTalent(client, draft({ fields: { ...name, email: 'n@example.com' } }));
		const before = writes().length;
		const failure = await failureOf(createOrUpdateTalent(client, draft({ fields: name })));
		expect(failure.kind).toBe('conflict');
		expect(failure.message).toMatch(
			/^Only the name of this person is known, and it is also the name of: t-\d+$/,
		);
		expect(writes()).toHaveLength(before);
	});

	test('the ID of another system is no proof against another name', async () => {
		const { client } = connectTalentry(sandbox);
		const externalIds = ['workwise:candidate:7'];
		await createOrUpdateTalent(client, draft({ fields: { ...name, externalIds } }));
		const other = { firstName: 'Olaf', lastName: 'Anders', externalIds };
		expect(await findExisting(client, other)).toBeUndefined();
		const married = { firstName: 'Nora', lastName: 'Neuname', externalIds };
		expect(await findExisting(client, married)).toMatchObject({ matchedBy: 'externalId' });
	});

	test.each([
		['0049 30 5550100', true],
		['030 / 555 01-00', true],
		['+49 (0)30 5550100', true],
		['5550100', true],
		['+49 30 5550101', false],
		['00', false],
	])('the phone %s is the same: %s', async (phone, isSame) => {
		const { client } = connectTalentry(sandbox);
		await createOrUpdateTalent(client, draft({ fields: { ...name, phone: '+49 30 5550100' } }));
		const found = await findExisting(client, { ...name, phone });
		expect(found?.matchedBy).toBe(isSame ? 'nameAndPhone' : undefined);
	});

	test('what two processes create at the same time is told', async () => {
		const { client } = connectTalentry(sandbox);
		const fields = { ...name, links: erika.links };
		// The other process is as far as the look before the creation.
		const racing = around(client, {
			before: async () => await client.send('createTalent', fields, { repeatable: false }),
		});
		const failure = await failureOf(createOrUpdateTalent(racing, draft({ fields })));
		expect(failure.message).toMatch(
			/^The talent t-\d+ was created, but another process created the same person at the same time: t-\d+$/,
		);
	});
});

test('additions at the same time are all kept, by whatever operation', async () => {
	const { client } = connectTalentry(sandbox);
	const email = 'joerdis.mustermueller@example.com';
	const before = held('t-1001')?.record.skills ?? [];
	const added = Array.from({ length: 10 }, (_unused, index) => `Skill ${index}`);
	await Promise.all(
		added.map(async (skill, index) => {
			const fields = { firstName: 'Jördis', lastName: 'Mustermüller', email, skills: [skill] };
			return index % 2
				? await createOrUpdateTalent(client, draft({ fields }))
				: await updateTalent(client, 't-1001', draft({ fields }));
		}),
	);
	expect(held('t-1001')?.record.skills.toSorted()).toEqual([...before, ...added].toSorted());
	expect(held('t-1001')?.notes).toHaveLength(2);
});

test('what another process took out of a list by writing its own is added again', async () => {
	const { client } = connectTalentry(sandbox);
	const before = held('t-1001')?.record.skills ?? [];
	let written = false;
	const racing = around(client, {
		// It had read the talent before, too.
		after: async () => {
			if (written) return;
			written = true;
			const place = { ids: { talentId: 't-1001' }, repeatable: true };
			await client.send('updateTalent', { skills: [...before, 'Theirs'] }, place);
		},
	});
	const ours = draft({ fields: { skills: ['Ours'] }, poolIds: [], notes: [] });
	await updateTalent(racing, 't-1001', ours);
	expect(held('t-1001')?.record.skills).toEqual([...before, 'Theirs', 'Ours']);
});

describe('notes', () => {
	const add = async (client: TalentryClient, text: string, externalId?: string) =>
		await ensureNotes(client, 't-1006', [{ text, ...(externalId && { externalId }) }]);
	const texts = () => held('t-1006')?.notes.map(({ text }) => text);

	test('of one text are one, also ten at once with lost answers, and after a rerun', async () => {
		const { client } = connectTalentry(sandbox);
		await fault(sandbox, { ...lostAnswer, route: 'createNote', times: 3 });
		for (let runs = 0; runs < 3; runs++) {
			await Promise.all(Array.from({ length: 10 }, async () => await add(client, 'Ruft an.')));
		}
		expect(texts()).toEqual(['Ruft an.']);
	});

	test('of one text that come from two notes elsewhere are two, once each', async () => {
		const { client } = connectTalentry(sandbox);
		for (let runs = 0; runs < 2; runs++) {
			await add(client, 'Nicht erreicht.', 'workwise:note:1');
			await add(client, 'Nicht  erreicht.', 'workwise:note:2');
			await add(client, 'Nicht erreicht.');
		}
		expect(texts()).toEqual(['Nicht erreicht.', 'Nicht  erreicht.']);
	});

	test.each(['502', '503', '504'] as const)('are sent once with %s', async (kind) => {
		const { client } = connectTalentry(sandbox);
		await fault(sandbox, { vendor: 'talentry', fault: kind, route: 'createNote', method: 'POST' });
		const failure = await failureOf(add(client, 'Ruft an.'));
		expect(failure.details.remedy).toMatch(/^Talentry was asked for the note afterwards/);
		expect(writes()).toHaveLength(1);
	});
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
		notes: [{ text: 'Neu.' }],
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
