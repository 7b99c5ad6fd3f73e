import { items, jsonOf, linksOf, textOf } from '../support';
import { candidate, chosen } from './bench';
import type { TalentryBench } from './bench';

export function consentTests(bench: TalentryBench): void {
	const consent = async (
		operation: string,
		parameters: object,
		role: 'recruiter' | 'super' | 'admin' = 'recruiter',
	) => await bench.run('consent', operation, { ...parameters }, bench.as(role));

	test('a talent is created, gets a link, accepts on its page, and is free', async () => {
		const created = await bench.run('talent', 'upsert', {}, { input: items(candidate()) });
		const [talent] = jsonOf(created);
		const input = items(talent);
		const [linked] = jsonOf(await bench.run('consent', 'generateLink', {}, { input }));
		expect(linked).toMatchObject({
			result: 'updated',
			id: talent.id,
			email: 'vera.versuch@example.com',
			consent: { state: 'requested', link: expect.stringMatching(/^http:/) },
		});
		const { link } = linked.consent as { link: string };
		const answer = await fetch(link, {
			method: 'POST',
			body: new URLSearchParams({ decision: 'accept' }),
		});
		expect(answer.status).toBe(200);
		expect(jsonOf(await consent('get', chosen(String(talent.id))))).toMatchObject([
			{
				consent: { state: 'accepted', givenAt: expect.any(String), expiresAt: expect.any(String) },
				blocked: false,
			},
		]);
	});

	test('a second link is the first, and no e-mail follows it', async () => {
		const first = jsonOf(await consent('generateLink', chosen('t-1006')));
		const second = jsonOf(await consent('generateLink', chosen('t-1006')));
		expect(second).toMatchObject([{ result: 'unchanged', consent: { link: expect.any(String) } }]);
		expect(first[0].consent).toMatchObject(second[0].consent as object);
		const { error } = await consent('sendEmail', chosen('t-1006'));
		expect(textOf(error)).toMatch(/No e-mail was sent.*already requested since/);
		expect(bench.tenant().emails).toEqual([]);
	});

	test.each(['generateLink', 'sendEmail'])(
		'%s asks nobody whose answer is there',
		async (operation) => {
			const input = items(
				...['t-1001', 't-1003', 't-1005', 't-1004'].map((id) => {
					return { system: 'talentry', id, consent: { state: 'none' } };
				}),
			);
			const result = await bench.run(
				'consent',
				operation,
				{},
				{ input, onError: 'continueErrorOutput' },
			);
			expect(linksOf(result)).toEqual([3]);
			expect(jsonOf(result, 1).map(({ error }) => error)).toEqual([
				expect.stringMatching(/: the talent t-1001 has agreed already, until 2099-12-31$/),
				expect.stringMatching(/: the consent of the talent t-1003 is declined since 2026-/),
				expect.stringMatching(/: the consent of the talent t-1005 is withdrawn since 2026-/),
			]);
			expect(bench.writes()).toHaveLength(1);
			const asked = await consent(operation, { ...chosen('t-1003'), options: { askAgain: true } });
			expect(jsonOf(asked)).toMatchObject([{ result: 'updated', consent: { state: 'requested' } }]);
		},
	);

	describe('the text with the link', () => {
		const write = async (parameters: object) =>
			await consent('generateLink', { ...chosen('t-1006'), ...parameters });
		const messageOf = async (parameters: object) => {
			const result = await write(parameters);
			expect(result.error).toBeUndefined();
			const [{ message, consent: given }] = jsonOf(result);
			const { link } = given as { link: string };
			return { ...(message as { text: string; subject?: string; language: string }), link };
		};
		beforeEach(async () => {
			await bench.control('PATCH', '/talentry/talents/t-1006', {
				firstName: 'Anna {link}',
				lastName: 'Muster',
			});
		});

		test.each(
			['en', 'de', 'pl', 'no'].flatMap((language) =>
				['email', 'linkedin', 'sms'].map((channel): [string, string] => [language, channel]),
			),
		)('in %s for %s has names, company, sender and link', async (language, channel) => {
			const message = await messageOf({
				messageChannel: channel,
				messageLanguage: language,
				messageFields: { sender: 'Rita Recruiterin' },
			});
			expect(message).toMatchObject({ channel, language });
			// A name is no place for a link, whatever it looks like.
			expect(message.text.split(message.link)).toHaveLength(2);
			expect(message.text).toMatch(/Anna \{link\}/);
			expect(message.text).toContain('Beispiel AG (sandbox)');
			expect(message.text).toContain('Rita Recruiterin');
			expect(`${message.text}${message.subject ?? ''}`.replace('Anna {link}', '')).not.toMatch(
				/[{}]|undefined/,
			);
			expect('subject' in message).toBe(channel === 'email');
		});

		test.each([
			['de', 'de'],
			['nb', 'no'],
			['PL-pl', 'pl'],
			['fr', 'en'],
			[null, 'en'],
		])('follows the language of the talent: %s', async (preferred, language) => {
			const record = bench.tenant().talents.get('t-1006')?.record;
			if (record) record.language = preferred;
			expect(await messageOf({ messageChannel: 'sms' })).toMatchObject({ language });
		});

		test('can be edited; a line without a sender is left out', async () => {
			const message = await messageOf({
				messageChannel: 'email',
				messageFields: {
					company: 'Muster KG',
					subject: 'Frage von {company}',
					text: 'Hallo {firstName},\n\n{link}\n{sender}\n{company}',
				},
			});
			expect(message).toMatchObject({
				subject: 'Frage von Muster KG',
				text: `Hallo Anna {link},\n\n${message.link}\nMuster KG`,
			});
			const example = await messageOf({ messageChannel: 'email', messageLanguage: 'en' });
			expect(example.text).toMatch(/Kind regards\nBeispiel AG \(sandbox\)$/);
		});

		test('is not there unless it is asked for', async () => {
			expect(jsonOf(await write({}))[0]).not.toHaveProperty('message');
		});

		test.each([
			['a text without the link', { text: 'Hallo {firstName}' }, /'Text' has no \{link\}/],
			['an unknown placeholder', { text: '{link} {name}' }, /'Text' has the placeholder \{name\}/],
			['an unknown one in the subject', { subject: '{x}' }, /'Subject' has the placeholder \{x\}/],
		])('%s is refused before anybody is asked', async (_case, messageFields, message) => {
			const { error } = await write({ messageChannel: 'email', messageFields });
			expect(textOf(error)).toMatch(message);
			expect(bench.writes()).toEqual([]);
		});
	});

	test('an e-mail is sent, and with "Skip" a repeated run goes through', async () => {
		expect(jsonOf(await consent('sendEmail', chosen('t-1006')))).toMatchObject([
			{ result: 'updated', consent: { state: 'requested' } },
		]);
		const skip = { ...chosen('t-1006'), options: { whenRequested: 'skip' } };
		expect(jsonOf(await consent('sendEmail', skip))).toMatchObject([{ result: 'unchanged' }]);
		expect(bench.tenant().emails).toMatchObject([{ talentId: 't-1006' }]);
	});

	test('an answer that got lost sends no second e-mail: the consent says that it was sent', async () => {
		await bench.addFault({
			vendor: 'talentry',
			fault: 'cutAfterEffect',
			route: 'sendConsentEmail',
		});
		expect(jsonOf(await consent('sendEmail', chosen('t-1006')))).toMatchObject([
			{ result: 'updated', consent: { state: 'requested' } },
		]);
		expect(bench.tenant().emails).toHaveLength(1);
	});

	test.each([
		['503', undefined, /the consent is not requested, so no e-mail was sent\. Run it again/],
		['502', undefined, /the consent is not requested, so no e-mail was sent\. Run it again/],
		['cutAfterEffect', '500', /It is not known whether the e-mail was sent:.*Look at the consent/],
	])('after %s, and %s to the question, nothing is sent again', async (fault, then, message) => {
		const aim = { vendor: 'talentry', route: 'sendConsentEmail' };
		await bench.addFault({ ...aim, fault });
		if (then) {
			await bench.addFault({ vendor: 'talentry', route: 'getTalent', fault: then, after: 1 });
		}
		const { error } = await consent('sendEmail', chosen('t-1006'));
		expect(textOf(error)).toMatch(message);
		expect(bench.writes()).toHaveLength(1);
		expect(bench.tenant().emails).toHaveLength(then ? 1 : 0);
	});

	test('without an e-mail address none is sent; the other item goes on', async () => {
		const input = items(
			{ system: 'talentry', id: 't-1007', consent: { state: 'none' } },
			{ system: 'talentry', id: 't-1006', consent: { state: 'none' } },
		);
		const result = await bench.run(
			'consent',
			'sendEmail',
			{},
			{ input, onError: 'continueErrorOutput' },
		);
		expect(linksOf(result)).toEqual([1]);
		expect(jsonOf(result, 1)).toMatchObject([
			{ error: 'No e-mail was sent: the talent t-1007 has no e-mail address' },
		]);
	});

	test.each([
		['a recruiter', 'recruiter', { acknowledged: true }, /only an administrator.*to a recruiter/],
		['a super recruiter', 'super', { acknowledged: true }, /only an administrator/],
		['an administrator without the switch', 'admin', {}, /was not acknowledged[^]*breaks the GDPR/],
	] as const)('unlocking by hand is refused to %s', async (_case, role, parameters, message) => {
		const { error } = await consent('unlock', { ...chosen('t-1006'), ...parameters }, role);
		expect(textOf(error)).toMatch(message);
		expect(bench.writes()).toEqual([]);
	});

	test('an administrator unlocks with the switch on; it is still no consent', async () => {
		const parameters = { ...chosen('t-1006'), acknowledged: true, reason: 'Vertrag' };
		expect(jsonOf(await consent('unlock', parameters, 'admin'))).toMatchObject([
			{ result: 'updated', blocked: false, consent: { state: 'none' } },
		]);
		expect(jsonOf(await consent('unlock', parameters, 'admin'))).toMatchObject([
			{ result: 'unchanged' },
		]);
	});

	test.each(['generateLink', 'sendEmail', 'get', 'unlock'])(
		'%s of a talent that was deleted meanwhile',
		async (operation) => {
			await bench.control('DELETE', '/talentry/talents/t-1006');
			const { error } = await consent(
				operation,
				{ ...chosen('t-1006'), acknowledged: true },
				'admin',
			);
			expect(textOf(error)).toMatch(/The talent was deleted in Talentry meanwhile/);
			expect(bench.writes()).toEqual([]);
		},
	);
}
