import { items, itemIndexOf, jsonOf, linksOf, application, textOf } from '../support';
import { byId, candidate, chosen } from './bench';
import type { TalentryBench } from './bench';

const settings = {
	status: byId('status-contacted'),
	poolIds: ['pool-engineering', 'pool-events'],
	notes: ['Sehr freundlich.'],
};

export function talentTests(bench: TalentryBench): void {
	const upsert = async (record: object, parameters = {}) =>
		await bench.run('talent', 'upsert', parameters, { input: items(record) });

	test('a candidate of another system goes in whole, once', async () => {
		const first = await upsert(candidate(), settings);
		expect(first.error).toBeUndefined();
		const [created] = jsonOf(first);
		expect(created).toMatchObject({
			system: 'talentry',
			result: 'created',
			firstName: 'Vera',
			email: 'vera.versuch@example.com',
			language: 'de',
			status: { id: 'status-contacted', name: 'Kontaktiert' },
			pools: [{ id: 'pool-engineering' }, { id: 'pool-events' }],
			links: [{ type: 'linkedin', url: 'https://linkedin.com/in/vera-versuch' }],
			experience: [{ title: 'Entwicklerin', company: 'Beispiel GmbH', from: '2019-04' }],
			skills: ['TypeScript', 'SQL'],
			tags: ['Messe'],
			consent: { state: 'none' },
			blocked: true,
			profileUrl: expect.stringMatching(/^http:.*\/talents\/t-/),
			changes: [],
			origin: { system: 'workwise', id: 'wwc-1' },
			notTransferred: ['consent', 'documents'],
		});
		const held = bench.tenant().talents.get(String(created.id));
		expect(held?.notes.map(({ text }) => text)).toEqual([
			'Kam über die Messe.',
			'Sehr freundlich.',
		]);
		expect(held?.record.education).toMatchObject([{ degree: 'B. Sc.', to: '2018' }]);

		const before = bench.writes().length;
		const second = await upsert(candidate(), settings);
		expect(jsonOf(second)).toMatchObject([
			{ result: 'alreadyExists', id: created.id, matchedBy: 'email', changes: [] },
		]);
		expect(bench.writes()).toHaveLength(before);
	});

	test('an application brings its candidate', async () => {
		const [json] = jsonOf(await upsert(application({ message: 'Guten Tag' })));
		expect(json).toMatchObject({
			result: 'created',
			lastName: 'Versuch',
			origin: { system: 'workwise', id: 'wwa-1', jobId: 'ww-101' },
			notTransferred: ['message'],
		});
	});

	test('what changed is told, and what would change', async () => {
		const known = candidate({
			email: 'Joerdis.Mustermueller@example.com',
			firstName: 'Jördis',
			lastName: 'Neuname',
			phone: undefined,
			links: [],
			experience: [],
			education: [],
			skills: [],
			languages: [],
			notes: [],
			tags: [],
		});
		const options = { acceptAnotherName: true };
		const reported = await bench.run('talent', 'create', { options }, { input: items(known) });
		expect(jsonOf(reported)).toMatchObject([
			{
				result: 'alreadyExists',
				id: 't-1001',
				lastName: 'Mustermüller',
				profileUrl: expect.stringContaining('t-1001'),
				changes: [
					{ field: 'lastName', from: 'Mustermüller', to: 'Neuname' },
					{ field: 'externalIds', from: [], to: ['workwise:candidate:wwc-1'] },
				],
			},
		]);
		expect(bench.writes()).toEqual([]);
		const updated = await upsert(known, { options });
		expect(jsonOf(updated)).toMatchObject([
			{ result: 'updated', lastName: 'Neuname', phone: expect.any(String), changes: [{}, {}] },
		]);
		expect(bench.writes()).toEqual(['PATCH /talents/t-1001']);
	});

	test('somebody else with the same address is told apart, and nothing is written', async () => {
		const other = candidate({
			email: 'joerdis.mustermueller@example.com',
			firstName: 'Otto',
			lastName: 'Anders',
		});
		const { error } = await bench.run('talent', 'upsert', {}, { input: items(other) });
		expect(textOf(error)).toContain(
			'The email address of this item belongs to a person of another name in Talentry (talent t-1001)',
		);
		expect(bench.writes()).toEqual([]);
	});

	test('fields that are defined in the node, without an e-mail', async () => {
		const result = await bench.run('talent', 'create', {
			candidateSource: 'fields',
			firstName: '<b>Ida</b>',
			lastName: 'Ohnemail',
			preferredLanguage: byId('en'),
			additionalFields: {
				skills: 'Pflege, , Nachtdienst',
				tags: 'Messe',
				phone: 12345,
				experience: { entry: [{ title: 'Pflegerin', company: 'Klinik', from: '2020', to: '' }] },
				links: { entry: [{ type: 'xing', url: 'https://www.xing.com/profile/Ida' }] },
				languages: { entry: [{ language: 'de', level: 'B2' }] },
			},
		});
		expect(result.error).toBeUndefined();
		// HTML in a name is text, and goes on as it is.
		expect(jsonOf(result)).toMatchObject([
			{
				result: 'created',
				firstName: '<b>Ida</b>',
				language: 'en',
				phone: '12345',
				skills: ['Pflege', 'Nachtdienst'],
				experience: [{ company: 'Klinik' }],
			},
		]);
		expect(jsonOf(result)[0]).not.toHaveProperty('email');
	});

	describe('refused before anything is written', () => {
		test.each([
			[
				'an unknown pool',
				{},
				{ poolIds: ['pool-sales', 'pool-gone'] },
				/Pool pool-gone is not there/,
			],
			['an unknown status', {}, { status: byId('x') }, /Status x is not there/],
			[
				'an unknown language',
				{},
				{ preferredLanguage: byId('tlh') },
				/Preferred Language tlh is not there/,
			],
			[
				'a profile link that is a script',
				{ links: [{ type: 'other', url: 'javascript:alert(document.domain)' }] },
				{},
				/links\[0\]\.url must be a web address/,
			],
			['no last name', { lastName: ' ' }, {}, /lastName is empty/],
			['an e-mail that is none', { email: 'nobody' }, {}, /email must be an address/],
			[
				'a consent that was declined elsewhere',
				{ consent: { state: 'declined' } },
				{},
				/The talent was not written: the candidate has declined the consent/,
			],
			[
				'something that is no candidate',
				{ firstName: ['a', 'b'] },
				{},
				/not an application or a candidate/,
			],
		])('%s', async (_case, changes, parameters, message) => {
			const { error } = await upsert(candidate(changes), { ...settings, ...parameters });
			expect(textOf(error)).toMatch(message);
			expect(itemIndexOf(error)).toBe(0);
			expect(bench.writes()).toEqual([]);
		});

		test('a language that only the candidate names is left out, and said', async () => {
			const result = await upsert(candidate({ language: 'tlh' }));
			expect(jsonOf(result)).toMatchObject([
				{ result: 'created', notTransferred: ['language', 'consent', 'documents'] },
			]);
		});

		test('a consent that was declined, unless the option says so', async () => {
			const result = await upsert(candidate({ consent: { state: 'declined' } }), {
				options: { withoutConsent: true },
			});
			expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
		});
	});

	test('one of two fails, the other is written', async () => {
		const input = items(candidate({ lastName: '' }), candidate());
		const result = await bench.run(
			'talent',
			'upsert',
			{},
			{ input, onError: 'continueErrorOutput' },
		);
		expect(linksOf(result)).toEqual([1]);
		expect(linksOf(result, 1)).toEqual([0]);
		expect(jsonOf(result, 1)).toMatchObject([
			{ details: { kind: 'validation', fields: [{ field: 'lastName' }] } },
		]);
	});

	test('many at once keep their order, and no one is doubled', async () => {
		const people = Array.from({ length: 12 }, (_unused, index) =>
			candidate({
				id: `c-${index}`,
				email: `p${index}@example.com`,
				links: [],
				lastName: `L${index}`,
			}),
		);
		const options = { batching: { batch: { itemsAtOnce: 5, pause: 0 } } };
		await bench.addFault({ vendor: 'talentry', fault: '429', every: 7, retryAfter: 0, times: 3 });
		const result = await bench.run('talent', 'upsert', { options }, { input: items(...people) });
		expect(jsonOf(result).map(({ lastName }) => lastName)).toEqual(
			people.map(({ lastName }) => lastName),
		);
		expect(bench.tenant().talents.size).toBe(7 + 12);
	});

	describe('Update', () => {
		const update = async (parameters: object, input?: object) =>
			await bench.run(
				'talent',
				'update',
				{ ...chosen('t-1001'), ...parameters },
				input ? { input: items(input) } : {},
			);

		test('fields, status, language, pools and notes; the rest stays', async () => {
			const before = structuredClone(bench.tenant().talents.get('t-1001')?.record);
			const result = await update({
				updateFields: { lastName: 'Neu', skills: 'Rust' },
				status: byId('status-interested'),
				preferredLanguage: byId('fr'),
				poolIds: ['pool-care'],
				removePoolIds: ['pool-events'],
				notes: ['Ruft an.'],
			});
			expect(jsonOf(result)).toMatchObject([
				{
					result: 'updated',
					lastName: 'Neu',
					firstName: before?.firstName,
					email: before?.email,
					language: 'fr',
					status: { id: 'status-interested' },
					pools: [{ id: 'pool-engineering' }, { id: 'pool-care' }],
					skills: [...(before?.skills ?? []), 'Rust'],
				},
			]);
			expect(bench.tenant().talents.get('t-1001')?.notes).toHaveLength(1);
			const again = await update({ notes: ['Ruft an.'], poolIds: ['pool-care'] });
			expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', changes: [] }]);
		});

		test('blank fields empty nothing', async () => {
			const result = await update({ updateFields: { lastName: '', phone: ' ', skills: '' } });
			expect(jsonOf(result)).toMatchObject([{ result: 'alreadyExists' }]);
			expect(bench.writes()).toEqual([]);
		});

		test('a talent that the trigger has given', async () => {
			const trigger = { system: 'talentry', id: 't-1002', consent: { state: 'accepted' } };
			const result = await update({ talentSource: 'input', updateFields: { phone: '1' } }, trigger);
			expect(jsonOf(result)).toMatchObject([{ result: 'updated', id: 't-1002' }]);
		});

		test.each([
			[
				'a talent that was deleted meanwhile',
				chosen('t-1003'),
				/was deleted in Talentry meanwhile/,
			],
			['an unknown talent', chosen('t-9'), /Talentry does not know this record/],
			['no talent', chosen('={{ "" }}'), /'Talent' cannot be used: is empty/],
			['an item that is no talent', { talentSource: 'input' }, /The item is no talent of Talentry/],
			['an unknown pool to remove', { removePoolIds: ['gone'] }, /Pool gone is not there/],
			[
				'an e-mail of another',
				{ updateFields: { email: 'bjoern.beispielsson@example.com' } },
				/already/,
			],
		])('of %s', async (_case, parameters, message) => {
			await bench.control('DELETE', '/talentry/talents/t-1003');
			const { error } = await update(parameters);
			expect(textOf(error)).toMatch(message);
		});
	});

	test('pools and notes by themselves, each once', async () => {
		const pool = { ...chosen('t-1006'), pool: byId('pool-sales') };
		const result = async (operation: string) =>
			jsonOf(await bench.run('pool', operation, pool)).map((json) => json.result);
		expect(await result('add')).toEqual(['updated']);
		expect(await result('add')).toEqual(['unchanged']);
		expect(await result('remove')).toEqual(['updated']);
		expect(await result('remove')).toEqual(['unchanged']);
		const gone = await bench.run('pool', 'add', { ...pool, pool: byId('gone') });
		expect(textOf(gone.error)).toMatch(/Pool gone is not there/);

		const note = { ...chosen('t-1006'), text: 'Ein <i>Hinweis</i>' };
		const made = jsonOf(await bench.run('note', 'create', note));
		expect(made).toMatchObject([{ result: 'created', talentId: 't-1006', text: note.text }]);
		expect(jsonOf(await bench.run('note', 'create', note))).toMatchObject([
			{ result: 'alreadyExists', id: made[0].id },
		]);
		const listed = await bench.run('note', 'getAll', chosen('t-1006'));
		expect(jsonOf(listed)).toMatchObject([{ system: 'talentry', author: 'Rita Recruiterin' }]);
		const removed = await bench.run(
			'note',
			'delete',
			{ talentSource: 'input' },
			{ input: items(...jsonOf(listed)) },
		);
		expect(jsonOf(removed)).toEqual([
			{ system: 'talentry', id: made[0].id, talentId: 't-1006', deleted: true },
		]);
	});
}
