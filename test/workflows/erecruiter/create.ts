import { itemIndexOf, items, jsonOf, linksOf, textOf } from '../support';
import { byId, fromInhire } from './bench';
import type { ErecruiterBench } from './bench';

export function describeCreate({ bench, run, held, requests, withCv }: ErecruiterBench): void {
	describe('Application: Create', () => {
		test('once, then again: the same application, its files not twice', async () => {
			const input = [await withCv()];
			const first = await run('application', 'create', {}, { input });
			expect(first.error).toBeUndefined();
			const [created] = jsonOf(first);
			expect(created).toMatchObject({
				system: 'erecruiter',
				result: 'created',
				jobId: '5001',
				sourceId: '900',
				origin: { system: 'inhire', id: 'iha-90001', jobId: 'ih-301' },
				documents: [{ name: 'CV ąęł.pdf', category: 'cv', size: 4 }],
			});
			const application = held(Number(created.id));
			expect(application).toMatchObject({
				externalId: 'inhire:iha-90001',
				originId: 900,
				stageId: 1,
				candidate: { firstName: 'Zofia', city: 'Łódź' },
			});
			expect(linksOf(first)).toEqual([0]);

			const again = await run('application', 'create', {}, { input });
			expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', id: created.id }]);
			expect(application?.files).toHaveLength(1);
		});

		test('a file is lost on the way: it says so, and the next run adds it', async () => {
			await bench.addFault({ vendor: 'erecruiter', fault: '500', route: '/Files', times: 1 });
			const input = [await withCv()];
			const { error } = await run('application', 'create', {}, { input });
			expect(textOf(error)).toMatch(
				/The application was created in eRecruiter \(ID \d+\), but without the document "CV ąęł.pdf"/,
			);
			expect(textOf(error)).toContain('Run it again to add what is missing');
			// Never a POST twice after 500.
			expect(requests('/Files', 'POST')).toHaveLength(1);
			expect(itemIndexOf(error)).toBe(0);
			const again = await run('application', 'create', {}, { input });
			expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', documents: [{ size: 4 }] }]);
			expect(held(Number(jsonOf(again)[0].id))?.files).toHaveLength(1);
		});

		test('a POST that is answered with 500 is not repeated', async () => {
			await bench.addFault({ vendor: 'erecruiter', fault: '500', method: 'POST' });
			const { error } = await run('application', 'create', {}, { input: items(fromInhire()) });
			expect(textOf(error)).toContain('eRecruiter is not available (HTTP 500)');
			expect(requests('/CandidateApplications', 'POST')).toHaveLength(1);
		});

		test('whose answer is lost is looked for instead of sent again, and so is its file', async () => {
			for (const route of ['createApplication', 'uploadFile']) {
				await bench.addFault({ vendor: 'erecruiter', fault: 'cutAfterEffect', route, times: 1 });
			}
			const result = await run('application', 'create', {}, { input: [await withCv()] });
			const [created] = jsonOf(result);
			expect(created).toMatchObject({ result: 'created', documents: [{ size: 4 }] });
			expect(held(Number(created?.id))?.files).toHaveLength(1);
			expect(requests('/CandidateApplications', 'POST')).toHaveLength(2);
		});

		test('of somebody else with the same address is refused, and nothing is added to the other one', async () => {
			await run('application', 'create', {}, { input: items(fromInhire()) });
			const [first] = bench.sandbox.state.erecruiter.applications.slice(-1);
			const input = [await withCv()];
			const { json } = input[0] ?? {};
			Object.assign(json ?? {}, {
				id: 'iha-90002',
				candidate: { ...fromInhire().candidate, firstName: 'Jan', lastName: 'Testowy' },
			});
			const { error } = await run('application', 'create', {}, { input });
			expect(textOf(error)).toContain(
				`The email address of this item belongs to a person of another name in eRecruiter (application ${first?.applicationId})`,
			);
			expect(first?.files).toEqual([]);
			const options = { acceptAnotherName: true };
			const accepted = await run('application', 'create', { options }, { input });
			expect(jsonOf(accepted)).toMatchObject([{ result: 'alreadyExists' }]);
		});

		test.each([
			[
				'an unknown source ID',
				{ sourceId: '123456' },
				/eRecruiter does not know this source ID[^]*originId/,
			],
			['no source ID', { sourceId: null }, /The item carries no source ID[^]*'Chosen Below'/],
			[
				'a recruitment that is not shared',
				{ target: { system: 'erecruiter', jobId: '5004' } },
				/The recruitment is not shared with the owner of this access key[^]*Integrations section/,
			],
			[
				'a recruitment that is unknown',
				{ target: { system: 'erecruiter', jobId: '99' } },
				/eRecruiter does not know this record/,
			],
			[
				'a target elsewhere',
				{ target: { system: 'personio', jobId: '1' } },
				/does not say for which eRecruiter recruitment it is meant/,
			],
			[
				'a file that is not there',
				{ documents: [{ name: 'CV.pdf', category: 'cv' }] },
				/"CV.pdf" is listed on the item, but its file is not there/,
			],
			[
				'a declined consent',
				{
					candidate: { firstName: 'A', lastName: 'B', consent: { state: 'declined' } },
				},
				/The application was not written: the candidate has declined/,
			],
		])('of %s', async (_case, changes, message) => {
			const before = bench.sandbox.state.erecruiter.applications.length;
			const { error } = await run(
				'application',
				'create',
				{},
				{ input: items(fromInhire(changes)) },
			);
			expect(textOf(error)).toMatch(message);
			expect(bench.sandbox.state.erecruiter.applications).toHaveLength(before);
		});

		test('of fields entered in the node, and a status that cannot be set is said', async () => {
			const parameters = {
				candidateSource: 'fields',
				firstName: 'Jan',
				lastName: 'Testowy',
				email: 'jan.testowy@example.com',
				jobSource: 'chosen',
				job: byId('5002'),
				sourceIdFrom: 'chosen',
				publicationPlace: byId('901'),
				documentSource: 'none',
			};
			const input = items({ target: { system: 'erecruiter', jobId: '1', statusId: '4' } });
			const result = await run('application', 'create', parameters, { input });
			expect(jsonOf(result)).toMatchObject([
				{ result: 'created', jobId: '5002', externalId: 'jan.testowy@example.com' },
			]);
			expect(result.hints[0]?.message).toContain(
				'The status 4 that the input asks for was not set',
			);
		});
	});
}
