import type { INodeParameters } from 'n8n-workflow';
import { items, jsonOf, readTemplate, textOf } from '../support';
import { postJson } from '../candidateImport/support';
import { byId, candidate, chosen } from './bench';
import type { TalentryBench } from './bench';

const settings = {
	status: byId('status-contacted'),
	preferredLanguage: byId('en'),
	poolIds: ['pool-engineering', 'pool-events'],
	notes: ['Sehr freundlich.'],
};
const tenAtOnce = { batching: { batch: { itemsAtOnce: 10, pause: 0 } } };

/** What is known of a person without an e-mail. */
const people: Array<[by: string, record: object]> = [
	['a name alone', {}],
	['a phone', { phone: '+49 30 5550100' }],
	['a profile link', { links: [{ type: 'linkedin', url: 'linkedin.com/in/nora' }] }],
	['the record of another system', { system: 'workwise', id: 'wwc-9' }],
];

export function onceTests(bench: TalentryBench): void {
	const added = () => [...bench.tenant().talents.values()].slice(7);
	const run = async (operation: string, records: object[], parameters: INodeParameters = {}) =>
		await bench.run('talent', operation, parameters, { input: items(...records) });
	const nameless = (more: object) => ({ firstName: 'Nora', lastName: 'Namenlos', ...more });

	describe.each(['create', 'upsert'])('talent: %s', (operation) => {
		test.each(people)('by %s: three runs, ten items at once, one talent', async (_by, record) => {
			const ten = Array.from({ length: 10 }, () => nameless(record));
			for (let runs = 0; runs < 3; runs++) {
				const result = await run(operation, ten, { ...settings, options: tenAtOnce });
				expect(result.error).toBeUndefined();
				const results = jsonOf(result).map((json) => json.result);
				expect(results.filter((one) => one === 'created')).toHaveLength(runs === 0 ? 1 : 0);
			}
			expect(added()).toHaveLength(1);
			expect(added()[0]?.notes).toHaveLength(1);
		});

		test('by a profile link: ten spellings of the name at once are one talent', async () => {
			const links = [{ type: 'linkedin', url: 'https://de.linkedin.com/in/nora/?trk=x' }];
			const ten = Array.from({ length: 10 }, (_unused, index) =>
				nameless({ firstName: `Nora ${index}.`, links }),
			);
			await run(operation, ten, { options: tenAtOnce });
			expect(added()).toHaveLength(1);
		});

		test.each(people)('by %s: cut after the effect, it is whole', async (_by, record) => {
			await bench.addFault({
				vendor: 'talentry',
				fault: 'cutAfterEffect',
				route: 'createTalent',
				method: 'POST',
				times: 1,
			});
			const first = await run(operation, [nameless(record)], settings);
			const again = await run(operation, [nameless(record)], settings);
			expect([...jsonOf(first), ...jsonOf(again)]).toMatchObject([
				{ result: 'created', changes: [] },
				{ result: 'alreadyExists', changes: [] },
			]);
			expect(added()).toMatchObject([
				{
					record: {
						status: { id: 'status-contacted' },
						language: 'en',
						pools: [{ id: 'pool-engineering' }, { id: 'pool-events' }],
					},
					notes: [{ text: 'Sehr freundlich.' }],
				},
			]);
		});

		test.each(people)(
			'by %s: killed after the write and run again, it is whole',
			async (_by, record) => {
				const killed = await bench.run('talent', operation, settings, {
					input: items(nameless(record)),
					cancelWhen: () => bench.writes().length > 0,
				});
				expect(killed.run.status).toBe('canceled');
				const again = await run(operation, [nameless(record)], settings);
				expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', changes: [] }]);
				expect(added()).toMatchObject([
					{ record: { pools: [{}, {}], language: 'en' }, notes: [{ text: 'Sehr freundlich.' }] },
				]);
			},
		);
	});

	test('what a person has changed since is not overwritten by a rerun of Create', async () => {
		const [created] = jsonOf(await run('create', [candidate()], settings));
		const { record } = bench.tenant().talents.get(String(created.id)) ?? {};
		await bench.run('talent', 'update', {
			...chosen(String(created.id)),
			removePoolIds: ['pool-events'],
			status: byId('status-not-now'),
		});
		await run('create', [candidate()], settings);
		expect(record).toMatchObject({
			status: { id: 'status-not-now' },
			pools: [{ id: 'pool-engineering' }],
		});
	});
	test('a name that several have is said, and written nowhere', async () => {
		await bench.control('PATCH', '/talentry/talents/t-1001', nameless({}));
		const result = await run('upsert', [nameless({})]);
		expect(textOf(result.error)).toMatch(
			/Only the name of this person is known, and it is also the name of: t-1001\nNothing was written\. Add an e-mail/,
		);
		expect(bench.writes()).toEqual([]);
	});

	test.each([
		['a new e-mail', { email: 'nora@example.com' }],
		['a profile link', { links: [{ url: 'https://www.linkedin.com/in/nora' }] }],
		['a name', {}],
	])('ten posts at once with %s and other bodies are one talent with all', async (_by, record) => {
		const workflow = await readTemplate('import-candidates-to-talentry');
		const server = await bench.n8n.serveWebhook({ workflow, credentials: bench.credentials() });
		try {
			const skills = Array.from({ length: 10 }, (_unused, index) => `Skill ${index}`);
			const answers = await Promise.all(
				skills.map(
					async (skill) =>
						await postJson(
							server.url,
							nameless({ ...record, skills: [skill], notes: [{ text: skill }] }),
							{ authorization: 'Bearer sandbox-import-token' },
						),
				),
			);
			expect(answers.map(({ status }) => status)).toEqual(skills.map(() => 200));
			expect(added()).toHaveLength(1);
			expect(added()[0]?.record.skills.toSorted()).toEqual(skills);
			expect(
				added()[0]
					?.notes.map(({ text }) => text)
					.toSorted(),
			).toEqual(skills);
		} finally {
			await server.close();
		}
	});

	describe('Note: Create', () => {
		const note = (changes: object = {}): INodeParameters => ({
			...chosen('t-1006'),
			text: 'Ruft zurück.',
			options: tenAtOnce,
			...changes,
		});
		const texts = () =>
			bench
				.tenant()
				.talents.get('t-1006')
				?.notes.map(({ text }) => text);
		const create = async (changes: object = {}, count = 1) =>
			await bench.run('note', 'create', note(changes), {
				input: items(...Array.from({ length: count }, () => ({}))),
			});

		test('ten at once, cut after the effect and run again: one note', async () => {
			await bench.addFault({
				vendor: 'talentry',
				fault: 'cutAfterEffect',
				route: 'createNote',
				method: 'POST',
				times: 3,
			});
			const first = await create({}, 10);
			expect(jsonOf(first).map(({ result }) => result)).toEqual([
				'created',
				...Array.from({ length: 9 }, () => 'alreadyExists'),
			]);
			expect(jsonOf(await create())).toMatchObject([{ result: 'alreadyExists' }]);
			expect(texts()).toEqual(['Ruft zurück.']);
		});

		test('two notes elsewhere of one text are two here, each once', async () => {
			const ids = ['workwise:note:1', 'workwise:note:2'];
			for (const externalId of [...ids, ...ids]) await create({ options: { externalId } });
			expect(texts()).toEqual(['Ruft zurück.', 'Ruft zurück.']);
			const listed = await bench.run('note', 'getAll', chosen('t-1006'));
			expect(jsonOf(listed).map(({ externalId }) => externalId)).toEqual(ids);
		});

		test('503 without a word of when is not repeated', async () => {
			await bench.addFault({
				vendor: 'talentry',
				fault: '503',
				route: 'createNote',
				method: 'POST',
			});
			const { error } = await create();
			expect(textOf(error)).toContain('Talentry was asked for the note afterwards');
			expect(bench.writes()).toHaveLength(1);
		});
	});
}
