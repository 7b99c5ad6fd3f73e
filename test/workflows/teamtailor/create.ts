import { items, jsonOf, linksOf, textOf } from '../support';
import { chosen, chosenJob, poptionApplication } from './bench';
import type { TeamtailorBench } from './bench';

export function describeCreate({
	bench,
	createApplication,
	made,
	requests,
	state,
}: TeamtailorBench): void {
	describe('Application: Create', () => {
		test('in the stage that a Status Map before it has given', async () => {
			const record = poptionApplication({
				status: { from: { id: 'new', name: 'Ny' }, to: { id: '50103', name: 'Interview' } },
				target: { system: 'teamtailor', jobId: 501 },
			});
			const result = await createApplication(items(record));
			expect(textOf(result.error)).toBe('no error');
			expect(made().applications).toMatchObject([{ jobId: '501', stageId: '50103' }]);
		});

		test('from an application of the input: the candidate first, then the application in its stage', async () => {
			const record = poptionApplication({
				message: 'God dag,\n"her" er jeg & <b>gleder</b> meg.',
				candidate: {
					id: 'pc-1',
					phone: '+47 22 000001',
					location: 'Oslo',
					links: [{ type: 'linkedin', url: 'https://www.linkedin.com/in/vera' }],
					skills: ['SQL'],
					tags: ['Oslo'],
					consent: { state: 'accepted', expiresAt: '2030-01-31' },
				},
				target: { system: 'teamtailor', jobId: 501, statusId: '50103' },
			});
			const result = await createApplication(items(record), {
				additionalFields: { tags: 'Poption' },
				options: { consentDateField: { __rl: true, mode: 'id', value: '51' } },
			});
			expect(textOf(result.error)).toBe('no error');
			const [candidate] = made().candidates;
			const [application] = made().applications;
			expect(candidate).toMatchObject({
				firstName: 'Vera',
				lastName: 'Versuch',
				email: 'vera.versuch@example.com',
				phone: '+47 22 000001',
				linkedinUrl: 'https://www.linkedin.com/in/vera',
				tags: ['Oslo', 'Poption'],
				sourced: false,
				consentSetAt: expect.any(String),
			});
			expect(application).toMatchObject({
				candidateId: candidate?.id,
				jobId: '501',
				stageId: '50103',
				coverLetter: 'God dag,\n"her" er jeg & <b>gleder</b> meg.',
			});
			expect(state().valuesOf(candidate?.id ?? '')).toMatchObject([
				{ fieldId: '51', value: '2030-01-31' },
			]);
			expect(jsonOf(result)).toEqual([
				{
					system: 'teamtailor',
					result: 'created',
					id: application?.id,
					jobId: '501',
					candidateId: candidate?.id,
					candidateResult: 'created',
					candidate: {
						id: candidate?.id,
						firstName: 'Vera',
						lastName: 'Versuch',
						email: 'vera.versuch@example.com',
					},
					status: { id: '50103' },
					origin: { system: 'poption', id: 'pa-1', jobId: 'p-7' },
					notTransferred: ['skills', 'location'],
				},
			]);
			expect(linksOf(result)).toEqual([0]);
		});

		describe('Like at the Source', () => {
			const moved = (status: object | undefined, candidate = 'vera.versuch@example.com') =>
				items(poptionApplication({ status, candidate: { email: candidate } }));
			const like = (options: Record<string, unknown> = {}) => ({
				stageSource: 'source',
				options: JSON.parse(JSON.stringify(options)),
			});
			const reason = (value: string) => ({ __rl: true, mode: 'id', value });

			test.each([
				['hired', { id: 'a', name: 'A', kind: 'hired' }, '50105', 0],
				['the word for hired, as in a file', { id: 'Ansatt', name: 'Ansatt' }, '50105', 0],
				['new', { id: 'Ny', name: 'Ny', kind: 'new' }, '50101', 0],
				['in process', { id: 'i', name: 'Til vurdering', kind: 'in_progress' }, '50102', 0],
				['a stage of the same name', { id: 'i', name: ' interview ' }, '50103', 0],
				['an offer', { id: 'o', name: 'Tilbud', kind: 'offer' }, '50102', 0],
				['a status that nobody knows', { id: 'x', name: 'Xyz' }, '50101', 1],
				['no status', undefined, '50101', 1],
				[
					'a map that names a stage',
					{ from: { id: 'x' }, to: { id: '50104', name: 'Offer' } },
					'50104',
					0,
				],
				[
					'a map that names a stage of any job',
					{ from: { id: 'x' }, to: { id: '50204', name: 'Offer' } },
					'50104',
					0,
				],
			])('%s', async (_, status, stageId, hints) => {
				const result = await createApplication(moved(status), like());
				expect(textOf(result.error)).toBe('no error');
				expect(made().applications).toMatchObject([{ stageId, rejectedAt: null }]);
				expect(result.hints).toHaveLength(hints);
			});

			test.each([
				['rejected', { id: 'a', name: 'Avslag', kind: 'rejected' }, '41'],
				['withdrawn', { id: 'a', name: 'Trukket', kind: 'withdrawn' }, '42'],
				[
					'by a map',
					{ from: { id: 'a', kind: 'new' }, to: { id: 'no', name: 'No', kind: 'rejected' } },
					'41',
				],
			])('%s: rejected with its reason, once', async (_, status, rejectReasonId) => {
				const options = { rejectReason: reason('41'), withdrawnReason: reason('42') };
				const first = await createApplication(moved(status), like(options));
				expect(textOf(first.error)).toBe('no error');
				const rejected = { stageId: '50101', rejectedAt: expect.any(String), rejectReasonId };
				expect(made().applications).toMatchObject([rejected]);
				expect(jsonOf(first)).toMatchObject([
					{ result: 'created', status: { id: '50101', kind: 'rejected' } },
				]);
				const sent = requests('PATCH').length;
				const again = await createApplication(moved(status), like(options));
				expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists' }]);
				expect(requests('PATCH')).toHaveLength(sent);
			});

			test('a run that was cut off between creating and rejecting is made good', async () => {
				const status = { id: 'a', name: 'Avslag', kind: 'rejected' };
				await createApplication(moved(undefined), like());
				const again = await createApplication(moved(status), like());
				expect(jsonOf(again)).toMatchObject([
					{ result: 'alreadyExists', status: { id: '50101', kind: 'rejected' } },
				]);
				expect(made().applications).toMatchObject([{ rejectedAt: expect.any(String) }]);
			});

			test('whoever has been moved in Teamtailor since is left alone', async () => {
				await createApplication(moved(undefined), like());
				const [existing] = made().applications;
				if (existing) existing.stageId = '50103';
				await createApplication(moved({ id: 'a', name: 'Avslag', kind: 'rejected' }), like());
				expect(made().applications).toMatchObject([{ stageId: '50103', rejectedAt: null }]);
			});

			test('a reason that the account does not have: nothing is sent', async () => {
				const options = like({ rejectReason: reason('99') });
				const status = { id: 'a', name: 'Avslag', kind: 'rejected' };
				const result = await createApplication(moved(status), options);
				expect(textOf(result.error)).toContain('Teamtailor has no reject reason 99');
				expect(requests('POST')).toEqual([]);
			});
		});

		test('From Input rejects whom a Status Map has mapped to a rejection', async () => {
			const status = { from: { id: 'x' }, to: { id: 'no', name: 'No', kind: 'rejected' } };
			const result = await createApplication(items(poptionApplication({ status })));
			expect(textOf(result.error)).toBe('no error');
			expect(made().applications).toMatchObject([
				{ stageId: '50101', rejectedAt: expect.any(String) },
			]);
		});

		test('from a row with a number as the phone, comma text as tags, and one name', async () => {
			const candidate = { firstName: 'Vera', phone: 4722000001, tags: 'Oslo, Salg' };
			const row = { ...poptionApplication(), candidate };
			const result = await createApplication(items(row));
			expect(textOf(result.error)).toBe('no error');
			expect(made().candidates).toMatchObject([
				{ firstName: 'Vera', phone: '4722000001', tags: expect.arrayContaining(['Oslo', 'Salg']) },
			]);
		});

		test('from fields, for a chosen job', async () => {
			const result = await createApplication(items({ any: 'thing' }), {
				candidateSource: 'fields',
				firstName: 'Otto',
				lastName: 'Ohne',
				email: '={{ "otto@example.com" }}',
				...chosenJob('502'),
				documentSource: 'none',
				stageSource: 'chosen',
				...chosen('stage', '50202'),
				additionalFields: { coverLetter: 'Hello', sendUserNotifications: true, sourced: true },
			});
			expect(textOf(result.error)).toBe('no error');
			expect(made().applications).toMatchObject([
				{ jobId: '502', stageId: '50202', coverLetter: 'Hello', sourced: true },
			]);
		});

		test('one that exists already is a result, whatever the case of the address', async () => {
			const again = poptionApplication({ candidate: { email: 'Vera.Versuch@Example.com' } });
			const result = await createApplication(items(poptionApplication(), again));
			expect(jsonOf(result)).toMatchObject([
				{ result: 'created', candidateResult: 'created' },
				{ result: 'alreadyExists', candidateResult: 'alreadyExists' },
			]);
			expect(made().candidates).toHaveLength(1);
			expect(made().applications).toHaveLength(1);
		});

		test('one that exists is told with the stage that it is in: it may have been moved since', async () => {
			await createApplication(items(poptionApplication()));
			const [existing] = made().applications;
			if (existing) existing.stageId = '50102';
			const target = { system: 'teamtailor', jobId: '501', statusId: '50103' };
			const result = await createApplication(items(poptionApplication({ target })));
			expect(jsonOf(result)).toMatchObject([{ result: 'alreadyExists', status: { id: '50102' } }]);
			expect(existing?.stageId).toBe('50102');
		});

		test('a second job of the same person is a second application of one candidate', async () => {
			const other = poptionApplication({ target: { system: 'teamtailor', jobId: '502' } });
			const result = await createApplication(items(poptionApplication(), other), {
				options: { batching: { batch: { itemsAtOnce: 2 } } },
			});
			expect(jsonOf(result).map((json) => json.result)).toEqual(['created', 'created']);
			expect(made().candidates).toHaveLength(1);
			expect(
				made()
					.applications.map(({ jobId }) => jobId)
					.sort(),
			).toEqual(['501', '502']);
		});

		// Items with the same e-mail take their turn. Without one they are not known as one person before the candidate is met.
		test.each([
			[
				'with the same email as the one before',
				{ email: 'p@example.com' },
				['created', 'created'],
				['alreadyExists', 'alreadyExists'],
			],
			[
				'that overtakes the one that creates the candidate',
				{ id: 'pc-1', email: undefined },
				['created', 'alreadyExists'],
				['alreadyExists', 'created'],
			],
		])('an item %s makes no second application', async (_case, identity, first, second) => {
			const person = (id: string, consent: object | undefined) =>
				poptionApplication({ id, candidate: { ...identity, consent } });
			const filler = (id: string) =>
				poptionApplication({ id, candidate: { email: `${id}@example.com` } });
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'createCustomFieldValue',
				fault: 'slowAnswer',
				delayMs: 1500,
			});
			const slow = person('a', { state: 'accepted', expiresAt: '2030-01-31' });
			const quick = person('b', undefined);
			const result = await createApplication(
				items(slow, filler('f1'), filler('f2'), filler('f3'), quick),
				{
					options: {
						...chosen('consentDateField', '51'),
						batching: { batch: { itemsAtOnce: 2 } },
					},
				},
			);
			expect(textOf(result.error)).toBe('no error');
			const results = jsonOf(result).map((json) => [json.candidateResult, json.result]);
			expect([results[0], results[4]]).toEqual([first, second]);
			expect(made().applications).toHaveLength(4);
		});

		test('an existing candidate is not overwritten', async () => {
			const known = poptionApplication({
				candidate: { firstName: 'Anders', email: '0.lukasz.przykladowski@example.com' },
				target: { system: 'teamtailor', jobId: '502' },
			});
			const options = { acceptAnotherName: true };
			const result = await createApplication(items(known), { options });
			expect(jsonOf(result)).toMatchObject([
				{ result: 'created', candidateId: '7001', candidateResult: 'alreadyExists' },
			]);
			expect(state().candidates.get('7001')?.firstName).toBe('Łukasz');
			expect(requests('PATCH')).toEqual([]);
		});
	});
}
