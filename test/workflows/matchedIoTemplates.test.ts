import { createHash } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Match } from '../sandbox/matched-io/model';
import type { RunResult, WorkflowDefinition } from '../support/n8n';
import { jsonOf, readTemplate, setUpBench } from './support';

const bench = setUpBench();
const matchedIo = () => bench.sandbox.state.matchedIo;
const personio = () => bench.sandbox.state.personio;

const run = async (
	workflow: WorkflowDefinition,
	startNode?: string,
	input?: INodeExecutionData[],
): Promise<RunResult> =>
	await bench.n8n.run({
		workflow,
		mode: 'trigger',
		credentials: bench.credentials(),
		...(startNode && { startNode }),
		...(input && { input }),
	});

const sha256 = (bytes: Buffer | undefined) =>
	createHash('sha256')
		.update(bytes ?? 'no file')
		.digest('hex');

const due = () =>
	matchedIo().matches.filter(
		(match) => match.state === 'successful' && match.export.state === 'due',
	);

const berlinDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** What Personio should have received for a match of an imported job. */
const expectedOf = ({ jobId, matchedAt, candidate, documents }: Match) => ({
	first_name: candidate.firstName,
	last_name: candidate.lastName,
	email: candidate.email,
	job_position_id: Number(matchedIo().findJob(jobId)?.externalId),
	// The day on which it was in the time zone of the template.
	application_date: matchedAt && berlinDay.format(new Date(matchedAt)),
	files: documents.map(({ id, name }) => ({
		name,
		sha256: sha256(matchedIo().documents.get(id)?.bytes()),
	})),
});

const received = () =>
	personio().applications.map(({ body }) => ({
		first_name: body.first_name,
		last_name: body.last_name,
		email: body.email,
		job_position_id: body.job_position_id,
		application_date: body.application_date,
		files: (body.files ?? []).map(({ uuid, original_filename: name }) => ({
			name,
			sha256: sha256(personio().documents.get(uuid)?.bytes),
		})),
	}));

const setParameters = (workflow: WorkflowDefinition, name: string, parameters: object) => {
	const node = workflow.nodes.find((known) => known.name === name);
	if (!node) throw new Error(`The template has no node ${name}`);
	Object.assign(node.parameters, JSON.parse(JSON.stringify(parameters)));
};

describe('personio-job-to-matched-io', () => {
	test('imports the jobs of a department, completes them, and brings them up to date', async () => {
		const template = await readTemplate('personio-job-to-matched-io');
		setParameters(template, 'Get Jobs', { filters: { search: 'Data Engineer' } });
		const first = await run(template);
		expect(first.status).toBe('success');
		const imported = jsonOf(first.node('Imported'));
		expect(imported).toHaveLength(5);
		// One of them was imported before, by hand.
		expect(imported.filter(({ result }) => result === 'created')).toHaveLength(4);
		expect(matchedIo().findImported('personio', '2116')?.values).toMatchObject({
			title: 'Data Engineer',
			description: expect.stringContaining('<h3>Your tasks</h3><p>As <strong>Data Engineer'),
			employmentType: 'permanent',
			schedule: 'fullTime',
			skills: ['TypeScript', 'PostgreSQL'],
			url: `${bench.sandbox.url}/personio/careers/acme/job/2116`,
		});
		const jobs = matchedIo().jobs.length;
		await bench.control('PATCH', '/personio/jobs/2116', { name: 'Data Engineer II' });
		const second = await run(template);
		expect(
			jsonOf(second.node('Imported'))
				.map(({ result }) => result)
				.sort(),
		).toEqual([...['alreadyExists', 'alreadyExists', 'alreadyExists', 'alreadyExists', 'updated']]);
		expect(matchedIo().jobs).toHaveLength(jobs);
	});

	test('says for each job what is missing', async () => {
		const template = await readTemplate('personio-job-to-matched-io');
		setParameters(template, 'Get Jobs', { filters: { search: 'Controller' } });
		setParameters(template, 'Import Job', { jobFields: { value: { remote: 'hybrid' } } });
		const result = await run(template);
		expect(result.status).toBe('success');
		expect(jsonOf(result.node('Incomplete'))).toMatchObject([
			{
				id: '2004',
				error: expect.stringContaining('Skills is missing; Salary From is missing'),
				details: { fields: expect.arrayContaining([{ field: 'Skills', message: 'is missing' }]) },
			},
		]);
		expect(matchedIo().findImported('personio', '2004')).toBeUndefined();
	});
});

describe('matched-io-to-personio', () => {
	const expectMoved = (matches: readonly Match[]) => {
		const byPerson = (one: { email: unknown }, other: { email: unknown }) =>
			String(one.email) < String(other.email) ? -1 : 1;
		expect(received().sort(byPerson)).toEqual(matches.map(expectedOf).sort(byPerson));
		for (const { export: exported } of matches) {
			expect(exported).toMatchObject({ state: 'confirmed', targetSystem: 'personio' });
		}
	};

	test('at night, everything that is due and has a job in Personio, once', async () => {
		const template = await readTemplate('matched-io-to-personio');
		const ready = due().filter(({ jobId }) => jobId !== 'mj-404');
		expect(ready).toHaveLength(4);
		const first = await run(template, 'Every Night');
		expect(first.status).toBe('success');
		expectMoved(ready);
		expect(jsonOf(first.node('Not Linked')).map(({ id }) => id)).toEqual([
			...['mm-40401', 'mm-40402'],
		]);
		// No file is read of those that have no job in Personio, and none again in the next night.
		const downloads = () =>
			bench.sandbox.state.requests.filter(({ path }) => path.endsWith('/content')).length;
		const read = ready.flatMap(({ documents }) => documents).length;
		expect(downloads()).toBe(read);
		const second = await run(template, 'Every Night');
		expect(second.node('Confirm Export').ran).toBe(false);
		expect(downloads()).toBe(read);
		expectMoved(ready);
	});

	test('a new successful match, from the trigger on', async () => {
		const template = await readTemplate('matched-io-to-personio');
		const poll = async (staticData: object) =>
			await bench.n8n.poll({
				type: 'n8n-nodes-recruiting.matchedIoTrigger',
				parameters: { jobsOf: 'all' },
				credentials: bench.credentials(),
				staticData: { ...staticData },
			});
		const start = await poll({});
		await bench.control('PATCH', '/matched-io/matches/mm-40104', { state: 'successful' });
		const { items } = await poll(start.staticData);
		expect(items).toHaveLength(1);
		const result = await run(template, 'New Successful Match', items ?? []);
		expect(result.status).toBe('success');
		const match = matchedIo().findMatch('mm-40104');
		expectMoved(match ? [match] : []);
		expect(match?.documents.length).toBeGreaterThan(0);
	});

	test.each([
		['created, but the confirmation is lost', 'matched-io', 'confirmExport', 'alreadyExists'],
		['refused by Personio', 'personio', '/applications', 'created'],
	])('%s: the next night mends it', async (_case, vendor, route, expected) => {
		const template = await readTemplate('matched-io-to-personio');
		await bench.addFault({
			vendor,
			fault: 'unauthorized',
			route,
			method: vendor === 'personio' ? 'POST' : 'PUT',
		});
		const broken = await run(template, 'Every Night');
		expect(due().length).toBe(6);
		expect(broken.node('Confirm Export').outputs.flat()).toEqual([]);
		await fetch(`${bench.sandbox.url}/control/faults`, { method: 'DELETE' });
		const mended = await run(template, 'Every Night');
		expect(mended.status).toBe('success');
		const results = jsonOf(mended.node('Create Application')).map(({ result }) => result);
		expect(new Set(results)).toEqual(new Set([expected]));
		expect(received()).toHaveLength(4);
		expect(due().map(({ jobId }) => jobId)).toEqual(['mj-404', 'mj-404']);
	});

	test('a match that is gone meanwhile, and with it its files', async () => {
		const template = await readTemplate('matched-io-to-personio');
		const { items } = await bench.n8n.poll({
			type: 'n8n-nodes-recruiting.matchedIoTrigger',
			parameters: { jobsOf: 'all' },
			credentials: bench.credentials(),
			mode: 'manual',
		});
		const sample = items?.find(({ json }) => json.id === 'mm-40105');
		expect(sample?.json.documents).not.toEqual([]);
		const gone = { json: { ...sample?.json, id: 'mm-0' } };
		const result = await run(template, 'New Successful Match', [gone]);
		expect(result.status).toBe('success');
		expect(jsonOf(result.node('Waiting'))[0]?.link).toMatchObject({
			reason: 'documentsUnavailable',
		});
		expect(received()).toEqual([]);
	});
});

describe('matched-io-export-one', () => {
	const submit = async (choice: string) =>
		await run(await readTemplate('matched-io-export-one'), undefined, [
			{ json: { Matches: choice } },
		]);

	test('a person picks from the matches that are due, the latest first', async () => {
		await bench.control('PATCH', '/matched-io/matches/mm-40402', {
			export: { state: 'confirmed' },
		});
		const result = await submit('Not exported yet');
		expect(result.status).toBe('success');
		expect(jsonOf(result.node('Choose the Match'))).toEqual([
			{ Match: 'Ben Attrappe · Backend Developer (all genders) · mm-40105' },
		]);
		const match = matchedIo().findMatch('mm-40105');
		expect(received()).toEqual(match ? [expectedOf(match)] : []);
		expect(match?.export).toMatchObject({ state: 'confirmed', targetJobId: '2001' });
		expect(jsonOf(result.node('Exported'))).toEqual([
			{
				title: 'Exported to Personio',
				message: 'Match mm-40105 is an application for job 2001 in Personio.',
			},
		]);
		expect(result.node('Not Exported').ran).toBe(false);
	});

	test('one that was exported before is said to be there', async () => {
		await submit('Not exported yet');
		const before = received().length;
		// The latest of all is one of a job without a counterpart.
		for (const id of ['mm-40402', 'mm-40401']) {
			await bench.control('PATCH', `/matched-io/matches/${id}`, { state: 'declined' });
		}
		await submit('Not exported yet');
		const again = await submit('All successful ones');
		expect(jsonOf(again.node('Choose the Match'))[0]?.Match).toContain(' · exported · mm-40105');
		expect(jsonOf(again.node('Exported'))[0]?.title).toContain('has this application already');
		expect(received()).toHaveLength(before + 1);
	});

	test('a match without a job in Personio is refused in words', async () => {
		const result = await submit('Not exported yet');
		expect(jsonOf(result.node('Not Exported'))).toEqual([
			{
				title: 'The match was not exported',
				message: expect.stringMatching(
					/does not say for which Personio job it is meant\nPut the node 'Recruiting Job Link'/,
				),
			},
		]);
		expect(received()).toEqual([]);
	});

	test('there is nothing to pick', async () => {
		for (const { id } of due()) {
			await bench.control('PATCH', `/matched-io/matches/${id}`, { state: 'expired' });
		}
		const result = await submit('Not exported yet');
		expect(jsonOf(result.node('Choose the Match'))).toEqual([{ Match: 'There is no such match' }]);
		expect(jsonOf(result.node('Not Exported'))[0]?.message).toContain('does not know this record');
	});
});
