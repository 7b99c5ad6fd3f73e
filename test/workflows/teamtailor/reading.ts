import type { INodeParameters } from 'n8n-workflow';
import { items, jsonOf, textOf, type NodeRun } from '../support';
import { chosen } from './bench';
import type { TeamtailorBench } from './bench';

export function describeReading({ bench, requests, run, state }: TeamtailorBench): void {
	const byId = (applicationId: string) => ({ applicationSource: 'id', applicationId });
	const listSearch = async (method: string, parameters = {}, filter?: string, token?: string) =>
		await bench.n8n.listSearch({
			type: 'n8n-nodes-recruiting.teamtailor',
			method,
			parameters,
			credentials: bench.credentials(),
			...(filter && { filter }),
			...(token && { paginationToken: token }),
		});

	describe('applications', () => {
		test('come with candidate, job and stage, in the vocabulary', async () => {
			const result = await run('application', 'get')(items({}), byId('9001'));
			expect(jsonOf(result)).toMatchObject([
				{
					system: 'teamtailor',
					id: '9001',
					jobId: '501',
					jobTitle: 'Backend Developer',
					status: { id: '50101', name: 'Inbox', kind: 'new' },
					message: 'God dag, jeg søker.',
					candidate: { id: '7001', firstName: 'Łukasz', tags: ['Oslo'] },
				},
			]);
		});

		test('of one job are picked here, since the filter is not documented', async () => {
			const result = await run('application', 'getAll')(items({}), {
				applicationsOf: 'job',
				...chosen('job', '502'),
				returnAll: true,
			});
			expect(jsonOf(result)).toHaveLength(35);
			expect(new Set(jsonOf(result).map(({ jobId }) => jobId))).toEqual(new Set(['502']));
			const few = await run('application', 'getAll')(items({}), { limit: 31 });
			expect(jsonOf(few)).toHaveLength(31);
		});

		test('are moved by the list or by a status map, and once only', async () => {
			const move = run('application', 'moveToStage');
			const moved = await move(items({}), {
				...byId('9001'),
				...chosen('stage', '50103'),
			});
			expect(jsonOf(moved)).toMatchObject([
				{
					id: '9001',
					result: 'updated',
					status: { id: '50103', name: 'Interview', kind: 'in_progress' },
					previousStatus: { id: '50101' },
				},
			]);
			const mapped = {
				system: 'teamtailor',
				id: '9001',
				status: { from: { id: 'x' }, to: { id: '50103' } },
			};
			const again = await move(items(mapped), { stageSource: 'input' });
			expect(jsonOf(again)).toMatchObject([{ result: 'unchanged' }]);
		});

		test('are rejected with a reason, and once only', async () => {
			const reject = run('application', 'reject');
			const parameters = { ...byId('9002'), ...chosen('rejectReason', '41') };
			expect(jsonOf(await reject(items({}), parameters))).toMatchObject([
				{
					result: 'updated',
					status: { id: '50201', kind: 'rejected' },
					rejectReason: 'Role not a fit',
					rejectedAt: expect.any(String),
				},
			]);
			expect(jsonOf(await reject(items({}), parameters))).toMatchObject([{ result: 'unchanged' }]);
			expect(jsonOf(await reject(items({}), byId('9003')))).toMatchObject([{ result: 'updated' }]);
			const rejected = await run('application', 'getAll')(items({}), {
				returnAll: true,
				filters: { rejected: true },
			});
			expect(jsonOf(rejected)).toHaveLength(2);
		});

		test('a rejection whose reason is not taken is told', async () => {
			await bench.control('PATCH', '/teamtailor/behaviour', { relationshipChanges: 'ignore' });
			const { error } = await run('application', 'reject')(items({}), {
				...byId('9002'),
				...chosen('rejectReason', '41'),
			});
			expect(textOf(error)).toContain('is rejected in Teamtailor, but without the reason 41');
		});
	});

	describe('jobs, stages, reasons, fields', () => {
		test('jobs by status, to the third page', async () => {
			const getAll = run('job', 'getAll');
			const open = await getAll(items({}), { returnAll: true });
			expect(jsonOf(open)).toHaveLength(67);
			expect(jsonOf(open)[1]).toMatchObject({
				id: '502',
				title: 'UX Designer',
				status: 'open',
				location: 'Oslo, Malmö',
				department: 'Engineering',
			});
			const archived = await getAll(items({}), { status: 'archived' });
			expect(jsonOf(archived)).toMatchObject([{ id: '503', status: 'archived' }]);
			const all = await getAll(items({}), {
				status: 'all',
				returnAll: true,
				filters: { feed: 'public,internal' },
			});
			expect(jsonOf(all)).toHaveLength(70);
		});

		test('the stages of a job in their order', async () => {
			const result = await run('stage', 'getAll')(items({}), chosen('job', '501'));
			expect(jsonOf(result).map(({ name, kind, jobId }) => [name, kind, jobId])).toEqual([
				['Inbox', 'new', '501'],
				['Screening', 'in_progress', '501'],
				['Interview', 'in_progress', '501'],
				['Offer', 'in_progress', '501'],
				['Hired', 'hired', '501'],
			]);
		});

		test('reject reasons and custom fields', async () => {
			const reasons = await run('rejectReason', 'getAll')(items({}), {});
			expect(jsonOf(reasons)[0]).toMatchObject({ id: '41', name: 'Role not a fit' });
			const fields = await run('customField', 'getAll')(items({}), {});
			expect(jsonOf(fields)[1]).toMatchObject({ id: '52', name: 'Municipality', type: 'Select' });
		});
	});

	describe('notes', () => {
		test('are written and read', async () => {
			const create = run('note', 'create');
			const parameters = { ...chosen('candidate', '7001'), text: 'Ringte, svarte ikke' };
			const made = await create(items({}), { ...parameters, ...chosen('user', '2') });
			expect(jsonOf(made)).toMatchObject([
				{ text: 'Ringte, svarte ikke', candidateId: '7001', author: '2', result: 'created' },
			]);
			await create(items({}), {
				...parameters,
				...chosen('candidate', '7002'),
				...chosen('user', '2'),
			});
			const own = await run('note', 'getAll')(items({}), chosen('candidate', '7001'));
			expect(jsonOf(own)).toHaveLength(1);
			const all = await run('note', 'getAll')(items({}), { notesOf: 'all' });
			expect(jsonOf(all)).toHaveLength(2);
			expect(state().notes.size).toBe(2);
		});

		const note = { ...chosen('candidate', '7001'), ...chosen('user', '2'), text: 'Called twice' };
		const resultsOf = (result: NodeRun) => jsonOf(result).map((json) => json.result);

		test('are not written again by a second run, or by items and executions at the same time', async () => {
			const options = { batching: { batch: { itemsAtOnce: 3 } } };
			const create = run('note', 'create');
			const [one, other] = await Promise.all([
				create(items({}, {}, {}), { ...note, options }),
				create(items({}, {}), { ...note, text: ' Called  twice\n', options }),
			]);
			expect([...resultsOf(one), ...resultsOf(other)].sort()).toEqual([
				...['alreadyExists', 'alreadyExists', 'alreadyExists', 'alreadyExists'],
				'created',
			]);
			const again = await create(items({}), note);
			expect(jsonOf(again)).toMatchObject([
				{ result: 'alreadyExists', candidateId: '7001', author: '2', text: 'Called twice' },
			]);
			expect(state().notes.size).toBe(1);
			// Another author, and another candidate.
			await create(items({}), { ...note, ...chosen('user', '3') });
			await create(items({}), { ...note, ...chosen('candidate', '7002') });
			expect(state().notes.size).toBe(3);
		});

		test('are written each time if the node says so, and once although the answer is lost', async () => {
			const parameters = { ...note, options: { evenIfExists: true } };
			await run('note', 'create')(items({}), parameters);
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'createNote',
				fault: 'cutAfterEffect',
				times: 1,
			});
			expect(resultsOf(await run('note', 'create')(items({}), parameters))).toEqual(['created']);
			expect(state().notes.size).toBe(2);
		});

		test('whose answer says nothing are looked for, not sent again', async () => {
			await bench.addFault({ vendor: 'teamtailor', route: 'createNote', fault: '503' });
			const { error } = await run('note', 'create')(items({}), note);
			expect(textOf(error)).toContain(
				'Teamtailor was asked for the record afterwards and does not have it',
			);
			expect(requests('POST', '/v1/notes')).toHaveLength(1);
			await bench.addFault({ vendor: 'teamtailor', route: 'listNotes', fault: '403', after: 1 });
			const blind = await run('note', 'create')(items({}), note);
			expect(textOf(blind.error)).toContain('looking for the record failed: The API key');
			expect(textOf(blind.error)).toContain('Look in Teamtailor before you run it again');
		});

		test('without a user say which relationship is missing', async () => {
			const { error } = await run('note', 'create')(items({}), {
				...chosen('candidate', '7001'),
				text: 'x',
			});
			expect(textOf(error)).toContain('user: user - must exist');
		});
	});

	describe('pick lists', () => {
		test('jobs of every status, page by page', async () => {
			const first = await listSearch('searchJobs', {}, undefined);
			expect(first.results[2]).toMatchObject({ name: 'Accountant · ARCHIVED · 503', value: '503' });
			expect(first.results).toHaveLength(70);
			expect((await listSearch('searchJobs', {}, 'UX')).results).toHaveLength(1);
		});

		test('the stages of the job that is chosen', async () => {
			const resource = { resource: 'application', operation: 'create' };
			const parameters = { ...resource, jobSource: 'chosen', ...chosen('job', '502') };
			const { results } = await listSearch('searchStages', parameters);
			expect(results.map(({ value }) => value)).toEqual([
				'50201',
				'50202',
				'50203',
				'50204',
				'50205',
			]);
		});

		test('are there in the Recruiting Job Link, too', async () => {
			const list = async (method: string, parameters: INodeParameters) =>
				await bench.n8n.listSearch({
					type: 'n8n-nodes-recruiting.recruitingJobLink',
					method,
					parameters: {
						operation: 'route',
						sourceSystem: 'workwise',
						targetSystem: 'teamtailor',
						...parameters,
					},
					credentials: bench.credentials(),
				});
			const { results } = await list('searchTargetJobs', {});
			expect(results[0]).toMatchObject({ name: 'Backend Developer · OPEN · 501', value: '501' });
		});

		test('candidates: the newest, or one by its whole address', async () => {
			const found = await listSearch('searchCandidates', {}, '3.zaneta.przykladowa@example.com');
			expect(found.results).toMatchObject([{ value: '7004' }]);
		});

		test.each([
			['searchRejectReasons', 3],
			['searchUsers', 2],
			['searchDateFields', 3],
		])('%s', async (method, count) => {
			expect((await listSearch(method)).results).toHaveLength(count);
		});
	});
}
