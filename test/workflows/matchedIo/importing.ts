import { items, jsonOf, linksOf, textOf } from '../support';
import { completing, jobFields, personioJob } from './bench';
import type { MatchedIoBench } from './bench';

export function describeImport({ bench, run, state, requests }: MatchedIoBench): void {
	const imported = (id = '2002') => state().findImported('personio', id);
	const importJobs = async (
		input: object[],
		parameters: Parameters<typeof run>[2] = jobFields(completing),
		options: Parameters<typeof run>[3] = {},
	) => await run('job', 'import', parameters, { input: items(...input), ...options });

	describe('Job: Import', () => {
		test('fills what the job brings along, and asks for the rest', async () => {
			const result = await importJobs([personioJob()]);
			expect(textOf(result.error)).toBe('no error');
			const job = imported();
			expect(jsonOf(result)).toEqual([
				{
					system: 'matched-io',
					id: job?.id,
					title: 'Sales Engineer (all genders)',
					status: 'open',
					location: 'Köln, Remote',
					url: 'https://example.com/job/2002',
					result: 'created',
					origin: { system: 'personio', id: '2002' },
				},
			]);
			expect(job?.values).toEqual({
				title: 'Sales Engineer (all genders)',
				description: '<h3>Deine Aufgaben</h3><p>Größe &amp; Ruhm</p>',
				location: 'Köln, Remote',
				remote: 'hybrid',
				employmentType: 'permanent',
				schedule: 'fullTime',
				seniority: 'experienced',
				skills: ['TypeScript', 'PostgreSQL'],
				salaryMin: 60000,
				salaryMax: 75000,
				url: 'https://example.com/job/2002',
				visaSupport: null,
			});
			expect(linksOf(result)).toEqual([0]);
		});

		test('lists every field that is missing, and sends nothing', async () => {
			const { error } = await importJobs(
				[personioJob({ seniority: 'someone new', description: null })],
				jobFields({ salaryMin: 60000, remote: '' }),
			);
			expect(textOf(error)).toContain('Job 2002 of personio cannot be imported into matched.io');
			expect(textOf(error)).toMatch(/Description: is missing\n/);
			expect(textOf(error)).toMatch(/Remote Work: is missing \(one of none, hybrid, full\)\n/);
			expect(textOf(error)).toMatch(/Seniority: is missing \(one of student, entry/);
			expect(textOf(error)).toMatch(/Skills: is missing\n/);
			expect(textOf(error)).toMatch(/Salary To: is missing\n/);
			expect(textOf(error)).not.toContain('Salary From');
			expect(textOf(error)).toContain("Nothing was sent. Enter the values under 'Job Fields'");
			expect(requests('/import')).toEqual([]);
			expect(imported()).toBeUndefined();
		});

		test.each([
			[{ salaryMin: 'a lot' }, /Salary From: must be a number/],
			[{ remote: 'sometimes' }, /Remote Work: must be one of none, hybrid, full/],
			[{ visaSupport: 'perhaps' }, /Visa Support: must be true or false/],
			[{ skills: ' , ' }, /Skills: must be a list of texts/],
			[{ title: { text: 'x' } }, /Title: must be text/],
			[{ salary: 1 }, /salary: is not a job field of this matched.io account/],
		])('refuses %j before anything is sent', async (changes, message) => {
			const { error } = await importJobs([personioJob()], jobFields({ ...completing, ...changes }));
			expect(textOf(error)).toMatch(message);
			expect(requests('/import')).toEqual([]);
		});

		test('takes values as people write them', async () => {
			const entered = {
				remote: 'Fully Remote',
				skills: ['Rust', ' Go '],
				salaryMin: ' 1 ',
				salaryMax: '2.5',
				visaSupport: 'true',
				schedule: 'PART_TIME',
			};
			const result = await importJobs([personioJob()], jobFields(entered));
			expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
			expect(imported()?.values).toMatchObject({
				remote: 'full',
				skills: ['Rust', 'Go'],
				salaryMin: 1,
				salaryMax: 2.5,
				visaSupport: true,
				schedule: 'partTime',
			});
		});

		test('a second time is no second job: alreadyExists, updated, or left as it is', async () => {
			const before = state().jobs.length;
			const results: unknown[] = [];
			const once = async (changes: object, options = {}) => {
				const parameters = { ...jobFields(completing), options };
				const result = await importJobs([personioJob({ ...changes })], parameters);
				results.push(...jsonOf(result).map((json) => json.result));
			};
			await once({});
			await once({});
			await once({ title: 'Sales Engineer II' });
			await once({ title: 'Sales Engineer III' }, { ifExists: 'keep' });
			expect(results).toEqual(['created', 'alreadyExists', 'updated', 'alreadyExists']);
			expect(state().jobs).toHaveLength(before + 1);
			expect(imported()?.values.title).toBe('Sales Engineer II');
		});

		test('what a person has completed at matched.io stays, and is not asked for again', async () => {
			await importJobs([personioJob()]);
			const job = imported();
			await bench.control('PATCH', `/matched-io/jobs/${job?.id}`, {
				values: { remote: 'full', salaryMax: 99000 },
			});
			const result = await importJobs([personioJob({ title: 'Renamed' })], jobFields({}));
			expect(textOf(result.error)).toBe('no error');
			expect(jsonOf(result)).toMatchObject([{ result: 'updated', id: job?.id }]);
			expect(imported()?.values).toMatchObject({
				title: 'Renamed',
				remote: 'full',
				salaryMax: 99000,
			});
		});

		test('the same job in one run is one job, also several at once', async () => {
			const parameters = {
				...jobFields(completing),
				options: { batching: { batch: { itemsAtOnce: 4, pause: 0 } } },
			};
			const input = Array.from({ length: 8 }, (_unused, index) =>
				personioJob({ id: String(2200 + (index % 4)) }),
			);
			const result = await importJobs(input, parameters);
			expect(linksOf(result)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
			const counts = jsonOf(result).map((json) => json.result);
			expect(counts.filter((word) => word === 'created')).toHaveLength(4);
			expect(counts.filter((word) => word === 'alreadyExists')).toHaveLength(4);
		});

		test('a job of any system, defined in the node', async () => {
			const fields = {
				...completing,
				title: 'Embedded Engineer',
				description: 'C',
				location: 'Wien',
				seniority: 'lead',
			};
			const result = await importJobs([{ any: 'thing' }], {
				jobSource: 'fields',
				externalSystem: 'own-ats',
				externalId: '={{ 40 + 2 }}',
				...jobFields(fields),
			});
			expect(jsonOf(result)).toMatchObject([
				{ result: 'created', origin: { system: 'own-ats', id: '42' } },
			]);
			expect(state().findImported('own-ats', '42')?.values.title).toBe('Embedded Engineer');
		});

		test.each(['draft', 'closed', 'archived'])(
			'does not advertise a job that is %s',
			async (status) => {
				const { error } = await importJobs([personioJob({ status })]);
				expect(textOf(error)).toContain('Job 2002 of personio was not imported: it is');
				expect(textOf(error)).toContain("'Import Jobs That Are Not Open'");
				expect(requests('/import')).toEqual([]);
				const all = { ...jobFields(completing), options: { notOpen: true } };
				expect(jsonOf(await importJobs([personioJob({ status })], all))).toMatchObject([
					{ result: 'created' },
				]);
			},
		);

		test('says what had no counterpart', async () => {
			const result = await importJobs([
				personioJob({ employmentType: 'sabbatical', schedule: 'full-or-part-time' }),
			]);
			expect(jsonOf(result)).toMatchObject([
				{ result: 'created', notTransferred: ['employmentType', 'schedule'] },
			]);
			expect(imported()?.values).toMatchObject({ employmentType: null, schedule: null });
		});

		test('the form of the account counts, whatever its fields are', async () => {
			await bench.control('POST', '/matched-io/job-fields', {
				name: 'team',
				label: 'Team Size',
				type: 'number',
			});
			await bench.control('DELETE', '/matched-io/job-fields/remote');
			const { remote, ...rest } = completing;
			const refused = await importJobs([personioJob()], jobFields({ ...rest, remote }));
			expect(textOf(refused.error)).toContain('Team Size: is missing');
			expect(textOf(refused.error)).toContain('remote: is not a job field');
			const result = await importJobs([personioJob()], jobFields({ ...rest, team: 7 }));
			expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
			expect(imported()?.values).toMatchObject({ team: 7 });
		});

		test('an item that is no job, one of two', async () => {
			const result = await importJobs([{ name: 'x' }, personioJob()], undefined, {
				onError: 'continueErrorOutput',
			});
			expect(linksOf(result)).toEqual([1]);
			expect(linksOf(result, 1)).toEqual([0]);
			expect(jsonOf(result, 1)[0]?.error).toContain('The input item is not a job');
		});

		test("matched.io's own refusal names its fields", async () => {
			const { error } = await importJobs(
				[personioJob()],
				jobFields({ ...completing, salaryMax: 1 }),
			);
			expect(textOf(error)).toContain('matched.io does not accept these values');
			expect(textOf(error)).toContain('salaryMax: Must not be below salaryMin');
		});

		test('an archived job is not changed, and it says so', async () => {
			const { error } = await importJobs([personioJob({ id: '2999' })]);
			expect(textOf(error)).toContain('contradicts what matched.io already holds');
			expect(textOf(error)).toContain('The job mj-406 is archived');
		});

		test('a call that was cut off after it took effect makes no second job', async () => {
			await bench.addFault({
				vendor: 'matched-io',
				fault: 'cutAfterEffect',
				route: 'importJob',
				times: 1,
			});
			const before = state().jobs.length;
			const result = await importJobs([personioJob()]);
			expect(textOf(result.error)).toBe('no error');
			expect(requests('/import')).toHaveLength(2);
			expect(state().jobs).toHaveLength(before + 1);
		});

		test('the editor shows the fields of the account', async () => {
			const { fields } = await bench.n8n.resourceMapping({
				type: 'n8n-nodes-recruiting.matchedIo',
				method: 'getJobFields',
				parameters: { resource: 'job', operation: 'import' },
				credentials: bench.credentials(),
			});
			const shown = fields.filter(({ removed }) => !removed).map(({ id }) => id);
			expect(shown).toEqual(['remote', 'skills', 'salaryMin', 'salaryMax']);
			expect(fields.find(({ id }) => id === 'title')).toMatchObject({
				displayName: 'Title (Required, From the job when left out)',
				removed: true,
				required: false,
			});
			expect(fields.find(({ id }) => id === 'remote')).toMatchObject({
				displayName: 'Remote Work (Required)',
				type: 'options',
				options: [{ value: 'none' }, { value: 'hybrid', name: 'Hybrid' }, { value: 'full' }],
			});
			expect(fields.find(({ id }) => id === 'visaSupport')).toMatchObject({ type: 'boolean' });
		});
	});
}
