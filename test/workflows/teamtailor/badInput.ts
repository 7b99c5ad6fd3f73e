import { items, itemIndexOf, jsonOf, linksOf, serve, textOf } from '../support';
import { chosen, chosenJob, poptionApplication } from './bench';
import type { TeamtailorBench } from './bench';

export function describeBadInput({
	account,
	bench,
	createApplication,
	createCandidate,
	made,
	requests,
	run,
	state,
}: TeamtailorBench): void {
	const control = async (path: string, body: object, method = 'PATCH') =>
		await bench.control(method, `/teamtailor${path}`, body);

	describe('a candidate without an email', () => {
		const nobody = (id: string, changes: object = {}) =>
			poptionApplication({ id: `pa-${id}`, candidate: { id, email: undefined }, ...changes });

		test('is sourced, gets a tag, and is recognised by it when the item comes again', async () => {
			const first = await createApplication(items(nobody('pc-1'), nobody('pc-2')));
			expect(textOf(first.error)).toBe('no error');
			expect(made().candidates).toMatchObject([
				{ email: null, sourced: true, tags: ['source:poption-pc-1'] },
				{ email: null, sourced: true, tags: ['source:poption-pc-2'] },
			]);
			const again = await createApplication(items(nobody('pc-2'), nobody('pc-1'), nobody('pc-3')));
			expect(jsonOf(again).map(({ result }) => result)).toEqual([
				'alreadyExists',
				'alreadyExists',
				'created',
			]);
			expect(made().candidates).toHaveLength(3);
			expect(made().applications).toHaveLength(3);
		});

		test('twice in one run is one candidate, also with several items at once', async () => {
			const other = nobody('pc-1', { id: 'pa-2', target: { system: 'teamtailor', jobId: '502' } });
			const result = await createApplication(items(nobody('pc-1'), other), {
				options: { batching: { batch: { itemsAtOnce: 2 } } },
			});
			expect(jsonOf(result).map(({ result: word }) => word)).toEqual(['created', 'created']);
			expect(made().candidates).toHaveLength(1);
		});

		test('is not sent twice when the answer got lost', async () => {
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'createCandidate',
				fault: 'cutAfterEffect',
				times: 1,
			});
			const result = await createApplication(items(nobody('pc-9')));
			expect(textOf(result.error)).toBe('no error');
			expect(made().candidates).toHaveLength(1);
			expect(made().applications).toHaveLength(1);
		});

		test('without a key is not sent twice either when the answer got lost: it is told', async () => {
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'createCandidate',
				fault: 'cutAfterEffect',
				times: 1,
			});
			const { error } = await createCandidate(items({ firstName: 'Nils', lastName: 'Ingen' }));
			expect(textOf(error)).toContain('It is not known whether Teamtailor carried out the call');
			expect(made().candidates).toHaveLength(1);
		});

		test('is created each time when told so', async () => {
			const parameters = { options: { lookBackDays: 0 } };
			await createCandidate(items({ firstName: 'Nils', lastName: 'Ingen' }), parameters);
			await createCandidate(items({ firstName: 'Nils', lastName: 'Ingen' }), parameters);
			expect(made().candidates).toHaveLength(2);
			expect(made().candidates[0]?.tags).toEqual([]);
		});
	});

	describe('two candidates with one email', () => {
		const one = { firstName: 'Vera', lastName: 'Versuch', email: 'vera@example.com' };

		test('in the input are one candidate', async () => {
			const other = { firstName: 'VERSUCH', lastName: 'Véra Maria', email: 'VERA@example.com ' };
			const result = await createCandidate(items(one, other));
			expect(jsonOf(result).map(({ result: word }) => word)).toEqual(['created', 'alreadyExists']);
			expect(made().candidates).toMatchObject([{ firstName: 'Vera' }]);
		});

		const spouse = { firstName: 'Verner', lastName: 'Versuch', email: 'vera@example.com' };
		const applicationOf = (candidate: object, id: string) => poptionApplication({ id, candidate });
		test.each([
			['Candidate: Create', () => createCandidate(items(one, spouse))],
			['Create or Update', () => run('candidate', 'upsert')(items(one, spouse))],
			[
				'Application: Create',
				() => createApplication(items(applicationOf(one, 'a'), applicationOf(spouse, 'b'))),
			],
		])('of two people are told apart: %s', async (_operation, create) => {
			const { error } = await create();
			expect(textOf(error)).toContain(
				'The email address of this item belongs to a person of another name in Teamtailor (candidate ',
			);
			expect(textOf(error)).toContain("'Accept Another Name for This Email'");
			expect(textOf(error)).not.toMatch(/Ver(a|ner)|vera@/);
			expect(itemIndexOf(error)).toBe(1);
			expect(made().candidates).toMatchObject([{ firstName: 'Vera' }]);
			expect(made().applications.length).toBeLessThanOrEqual(1);
		});

		test('of two people are one candidate if the node says so', async () => {
			const options = { acceptAnotherName: true };
			const result = await createCandidate(items(one, spouse), { options });
			expect(jsonOf(result).map(({ result: word }) => word)).toEqual(['created', 'alreadyExists']);
		});

		test('at Teamtailor are told by their IDs, and neither is chosen', async () => {
			const server = await serve((request, response) => {
				const isList = request.method === 'GET';
				const body = isList
					? {
							data: ['11', '12'].map((id) => ({
								id,
								type: 'candidates',
								attributes: { email: 'vera@example.com' },
							})),
						}
					: {
							errors: [
								{
									title: 'has already been taken',
									detail: 'email - has already been taken',
									source: { pointer: '/data/attributes/email' },
								},
							],
						};
				response.writeHead(isList ? 200 : 422, { 'content-type': 'application/vnd.api+json' });
				response.end(JSON.stringify(body));
			});
			const { error } = await createCandidate(items(one), {}, account({ baseUrl: server.url }));
			await server.close();
			expect(textOf(error)).toContain('several candidates with this e-mail (IDs 11 and 12)');
		});
	});

	describe('jobs and stages', () => {
		test('an archived job is refused before anything is sent', async () => {
			const archived = poptionApplication({ target: { system: 'teamtailor', jobId: '503' } });
			const { error } = await createApplication(items(archived));
			expect(textOf(error)).toContain('The job 503 (Accountant) is archived in Teamtailor');
			expect(textOf(error)).toContain('Nothing was sent');
			expect(requests('POST')).toEqual([]);
		});

		test.each([
			['an unknown job', '999', 'Teamtailor does not know this record'],
			['what is no job at all', 'backend', '"backend" is not a job of Teamtailor'],
		])('%s is refused', async (_case, jobId, message) => {
			const { error } = await createApplication(
				items(poptionApplication({ target: { system: 'teamtailor', jobId } })),
			);
			expect(textOf(error)).toContain(message);
			expect(made().candidates).toEqual([]);
		});

		test('a stage of another job is refused while creating', async () => {
			const target = { system: 'teamtailor', jobId: '501', statusId: '50203' };
			const { error } = await createApplication(items(poptionApplication({ target })));
			expect(textOf(error)).toContain('The stage 50203 does not belong to the job 501');
			expect(textOf(error)).toContain('Inbox (50101), Screening (50102)');
			expect(requests('POST')).toEqual([]);
		});

		test('a stage of another job is refused while moving', async () => {
			const parameters = {
				applicationSource: 'id',
				applicationId: '9001',
				...chosen('stage', '50203'),
			};
			const { error } = await run('application', 'moveToStage')(items({}), parameters);
			expect(textOf(error)).toContain('The stage 50203 does not belong to the job 501');
			expect(requests('PATCH')).toEqual([]);
		});

		test('a move without effect is not taken for one', async () => {
			await control('/behaviour', { relationshipChanges: 'ignore' });
			const parameters = {
				applicationSource: 'id',
				applicationId: '9001',
				...chosen('stage', '50103'),
			};
			const { error } = await run('application', 'moveToStage')(items({}), parameters);
			expect(textOf(error)).toContain('it is still in stage 50101');
		});

		test('an item that is meant for another system says so', async () => {
			const { error } = await createApplication(
				items(poptionApplication({ target: { system: 'personio', jobId: '2001' } })),
			);
			expect(textOf(error)).toContain('does not say for which Teamtailor job it is meant');
		});
	});

	describe('values', () => {
		test.each([
			['an email that is none', { email: 'vera' }, 'Email is not a valid e-mail address'],
			['no name', { firstName: ' ', lastName: '' }, 'First Name and last name are blank'],
		])('%s is refused before anything is sent', async (_case, candidate, message) => {
			const { error } = await createApplication(items(poptionApplication({ candidate })));
			expect(textOf(error)).toContain(message);
			expect(requests('POST')).toEqual([]);
		});

		test('what Teamtailor refuses is named by its field', async () => {
			const changes = { updateFields: { email: '0.lukasz.przykladowski@example.com' } };
			const { error } = await run('candidate', 'update')(items({}), {
				...chosen('candidate', '7002'),
				...changes,
			});
			expect(textOf(error)).toContain('email: email - has already been taken');
		});

		test.each([
			[
				'expired',
				{ state: 'accepted', expiresAt: '2020-01-31' },
				'the consent expired on 2020-01-31',
			],
			['declined', { state: 'declined' }, 'the candidate has declined the consent'],
			['withdrawn', { state: 'withdrawn' }, 'the candidate has withdrawn the consent'],
		])('a consent that is %s keeps the candidate out', async (_case, consent, message) => {
			const record = poptionApplication({ candidate: { consent } });
			const { error } = await createApplication(items(record));
			expect(textOf(error)).toContain(message);
			expect(requests('POST')).toEqual([]);
			const options = { withoutConsent: true };
			expect(jsonOf(await createApplication(items(record), { options }))).toMatchObject([
				{ result: 'created' },
			]);
			expect(made().candidates).toMatchObject([{ consentSetAt: null }]);
		});
	});

	describe('a bad account', () => {
		test.each([
			['a wrong key', { apiKey: 'wrong' }, 'Teamtailor does not accept the API key'],
			[
				'a key without the scope Admin, which is answered with a bare 403',
				{ apiKey: 'sandbox-teamtailor-public-key' },
				'need a key with the scope Admin',
			],
			[
				'a key that may only read',
				{ apiKey: 'sandbox-teamtailor-read-key' },
				'with read and write access',
			],
			['an unknown version', { apiVersion: '20990101' }, "does not know the 'API Version'"],
			['a version that is none', { apiVersion: '2024-09' }, 'API Version: must be a date'],
			['no address', { baseUrl: 'teamtailor' }, 'Base URL: must be an address'],
		])('%s', async (_case, teamtailorApi, message) => {
			const { error } = await createApplication(
				items(poptionApplication()),
				{},
				account(teamtailorApi),
			);
			expect(textOf(error)).toContain(message);
			expect(textOf(error)).not.toContain('sandbox-teamtailor');
			expect(itemIndexOf(error)).toBe(0);
			expect(made().candidates).toEqual([]);
		});

		test.each(['', '/', '/v1', '/v1/', '/v1/v1'])(
			'an address that ends with "%s" works',
			async (end) => {
				const baseUrl = `${bench.sandbox.url}/teamtailor${end}`;
				const result = await run('job', 'getAll')(items({}), { limit: 1 }, account({ baseUrl }));
				expect(jsonOf(result)).toMatchObject([{ id: '501' }]);
			},
		);

		test('a page instead of data is told', async () => {
			await bench.addFault({ vendor: 'teamtailor', fault: 'html' });
			const { error } = await run('job', 'getAll')(items({}), {});
			expect(textOf(error)).toContain('Teamtailor answered with a web page instead of data');
		});
	});

	describe('two items of which one fails', () => {
		const good = poptionApplication({ id: 'good', candidate: { email: 'good@example.com' } });
		const bad = poptionApplication({ id: 'bad', candidate: { email: 'bad' } });

		test('the bad one goes to the error output with the fields of its input', async () => {
			const result = await createApplication(
				items(bad, good),
				{},
				{ onError: 'continueErrorOutput' },
			);
			expect(jsonOf(result)).toMatchObject([{ result: 'created', origin: { id: 'good' } }]);
			expect(linksOf(result)).toEqual([1]);
			expect(jsonOf(result, 1)).toMatchObject([
				{
					id: 'bad',
					error: expect.stringContaining('Email is not a valid'),
					details: { kind: 'validation', fields: [{ field: 'Email' }] },
				},
			]);
		});

		test('stops at the bad one and names it', async () => {
			const { error } = await createApplication(items(good, bad));
			expect(itemIndexOf(error)).toBe(1);
			expect(made().applications).toHaveLength(1);
		});
	});

	describe('an API that breaks in the middle', () => {
		test('a 401 in the middle of a list', async () => {
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'listCandidates',
				fault: 'unauthorized',
				after: 2,
			});
			const { error } = await run('candidate', 'getAll')(items({}), { returnAll: true });
			expect(textOf(error)).toContain('Teamtailor does not accept the API key');
		});

		test('a lost answer to the application itself: it is looked for instead of sent again', async () => {
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'createJobApplication',
				fault: 'cutAfterEffect',
				times: 1,
			});
			const result = await createApplication(items(poptionApplication()));
			expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
			expect(made().applications).toHaveLength(1);
			expect(requests('POST', '/v1/job-applications')).toHaveLength(1);
		});

		test('an application of which a date cannot be read is recognised all the same', async () => {
			await createApplication(items(poptionApplication()));
			const [existing] = made().applications;
			if (existing) existing.changedStageAt = '2026-03-01 10:00:00 UTC';
			const again = await createApplication(items(poptionApplication()));
			expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', id: existing?.id }]);
			expect(made().applications).toHaveLength(1);
		});

		test('a candidate that cannot be read is named instead of created again', async () => {
			await createApplication(
				items(poptionApplication({ candidate: { id: 'pc-1', email: undefined } })),
			);
			const [existing] = made().candidates;
			if (existing) existing.updatedAt = 'yesterday';
			const { error } = await createApplication(
				items(poptionApplication({ candidate: { id: 'pc-1', email: undefined } })),
			);
			expect(textOf(error)).toContain(
				`Teamtailor sent the record ${existing?.id ?? ''} in an unexpected form (attributes.updated-at`,
			);
			expect(made().candidates).toHaveLength(1);
		});

		test('a candidate that stands without its application: said, and mended by the next run', async () => {
			await bench.addFault({ vendor: 'teamtailor', route: 'createJobApplication', fault: '500' });
			const { error } = await createApplication(items(poptionApplication()));
			expect(textOf(error)).toContain('The candidate is in Teamtailor');
			expect(made().applications).toEqual([]);
			await bench.control('DELETE', '/faults');
			const again = await createApplication(items(poptionApplication()));
			expect(jsonOf(again)).toMatchObject([
				{ result: 'created', candidateResult: 'alreadyExists' },
			]);
			expect(made().candidates).toHaveLength(1);
		});

		test('a move that was interrupted is completed by the next run', async () => {
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'updateJobApplication',
				fault: '500',
				times: 1,
			});
			const target = { system: 'teamtailor', jobId: '501', statusId: '50103' };
			const { error } = await createApplication(items(poptionApplication({ target })));
			expect(textOf(error)).toContain('not available');
			const again = await createApplication(items(poptionApplication({ target })));
			expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists' }]);
			expect(made().applications).toMatchObject([{ stageId: '50103' }]);
		});

		test('an account that refuses a second application itself', async () => {
			await control('/behaviour', { duplicateApplications: 'refuse' });
			const record = poptionApplication();
			const result = await createApplication(items(record, record), chosenJob('501'));
			expect(jsonOf(result).map(({ result: word }) => word)).toEqual(['created', 'alreadyExists']);
			expect(state().applications.size).toBe(71);
		});
	});
}
