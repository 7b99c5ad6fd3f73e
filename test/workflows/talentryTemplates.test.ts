import type { WorkflowDefinition } from '../support/n8n';
import { jsonOf, linksOf, readTemplate, setUpBench, textOf } from './support';

const bench = setUpBench();

describe('Talentry: Consent Follow-Up', () => {
	let template: WorkflowDefinition;
	beforeAll(async () => {
		template = await readTemplate('consent-follow-up');
	});

	const poll = async (staticData: object) =>
		await bench.n8n.poll({
			type: 'n8n-nodes-recruiting.talentryTrigger',
			parameters: template.nodes[0].parameters,
			credentials: bench.credentials(),
			staticData: { ...staticData },
		});

	it('makes a task of each consent that has ended, once', async () => {
		const start = await poll({});
		expect(start.items).toBeNull();
		await bench.control('POST', '/talentry/talents/t-1006/accept', {});
		await bench.control('POST', '/talentry/talents/t-1002/decline', {});
		await bench.control('PATCH', '/talentry/talents/t-1007', {
			firstName: '<b>Anna</b>',
			consent: { state: 'expired' },
		});
		const polled = await poll(start.staticData);
		expect(polled.items).toHaveLength(3);

		const result = await bench.n8n.run({
			workflow: template,
			mode: 'trigger',
			input: polled.items ?? [],
			credentials: bench.credentials(),
		});
		expect(result.status).toBe('success');
		const tasks = result.node('Task List');
		expect(jsonOf(tasks)).toEqual([
			{
				task: 'Delete the talent',
				talent: 'Björn Beispielsson',
				consent: 'declined',
				since: expect.stringMatching(/^\d{4}-.*Z$/),
				profile: expect.stringContaining('/talents/t-1002'),
				talentId: 't-1002',
			},
			{
				task: 'Ask for a new consent, or delete the talent',
				talent: '<b>Anna</b> Muster-Beispiel',
				consent: 'expired',
				since: expect.any(String),
				profile: expect.stringContaining('/talents/t-1007'),
				talentId: 't-1007',
			},
		]);
		expect((await poll(polled.staticData)).items).toBeNull();
	});

	it('begins with the trigger that the template has', () => {
		expect(template.nodes[0]).toMatchObject({
			type: 'n8n-nodes-recruiting.talentryTrigger',
			parameters: { event: 'consentChanged' },
		});
	});
});

describe('Personio to Talentry: Jobs', () => {
	const run = async (
		changes: (node: WorkflowDefinition['nodes'][number]) => object = () => ({}),
	) => {
		const template = await readTemplate('jobs-to-talentry');
		const workflow = {
			...template,
			nodes: template.nodes.map((node) => ({
				...node,
				parameters: { ...node.parameters, ...changes(node) },
			})),
		};
		return await bench.n8n.run({ workflow, mode: 'trigger', credentials: bench.credentials() });
	};
	const active = () =>
		[...bench.sandbox.state.talentry.tenant('acme').jobs.values()]
			.filter((job) => job.active)
			.map(({ externalId }) => externalId)
			.sort();
	const published = () =>
		bench.sandbox.state.personio.jobs
			.filter(({ inFeed, state }) => inFeed && state === 'published')
			.map(({ id }) => String(id))
			.sort();

	it('hands over all published jobs, and takes one offline that is not published any more', async () => {
		const first = await run();
		expect(first.status).toBe('success');
		expect(active()).toEqual(published());
		expect(jsonOf(first.node('Send All Jobs'))).toMatchObject([{ sent: published().length }]);
		expect(linksOf(first.node('Send All Jobs'))).toEqual([0]);

		await bench.control('PATCH', '/personio/jobs/2001', { state: 'archived', inFeed: false });
		const second = await run();
		expect(second.status).toBe('success');
		expect(active()).toEqual(published());
		expect(active()).not.toContain('2001');
	});

	it('leaves all jobs online when Personio cannot be read', async () => {
		await run();
		const before = active();
		await bench.addFault({ vendor: 'personio', fault: 'html' });
		const failed = await run();
		expect(failed.status).toBe('error');
		expect(failed.node('Send All Jobs').ran).toBe(false);
		expect(active()).toEqual(before);
	});

	it('leaves all jobs online when only a part was read', async () => {
		await run();
		const before = active();
		const cut = await run(({ name }) =>
			name === 'Get All Jobs' ? { returnAll: false, limit: 2 } : {},
		);
		expect(textOf(cut.error)).toMatch(/the node "Get All Jobs" stops at 2 items/);
		expect(active()).toEqual(before);
	});
});
