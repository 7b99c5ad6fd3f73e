import type { INodeExecutionData } from 'n8n-workflow';
import { jsonOf, linksOf, textOf } from '../support';
import type { NodeRun } from '../support';
import { picked, routes, row, table } from './bench';
import type { JobLinkBench } from './bench';

export function describeDocuments({ bench, route }: JobLinkBench): void {
	const workwise = () => bench.sandbox.state.workwise;
	const downloads = () =>
		bench.sandbox.state.requests.filter(({ path }) => path.endsWith('/content')).length;

	async function due(): Promise<INodeExecutionData[]> {
		const result = await bench.runNode('workwise', {
			...{ resource: 'application', operation: 'getDue', returnAll: true },
			downloadDocuments: false,
		});
		expect(textOf(result.error)).toBe('no error');
		return result.outputs[0] ?? [];
	}

	const withJson = (items: readonly INodeExecutionData[], id: string) =>
		items.filter(({ json }) => json.id === id);
	const listed = ({ json }: INodeExecutionData): unknown[] =>
		Array.isArray(json.documents) ? json.documents : [];

	/** What the source holds of each document of the item, and what the item has. */
	async function filesOf({ run }: NodeRun, { json, binary }: INodeExecutionData) {
		const { documents = [] } = workwise().findApplication(String(json.id)) ?? {};
		const held = documents.map(({ id }) => workwise().documents.get(id)?.bytes());
		const there = await Promise.all(
			listed({ json }).map(async (document) => {
				const field =
					typeof document === 'object' && document && 'binary' in document ? document.binary : '';
				const file = binary?.[String(field)];
				return file && (await run.readBinary(file));
			}),
		);
		return { held, there };
	}

	describe('Route fetches files', () => {
		test('of ready applications byte for byte, several at once, and no others', async () => {
			const input = await due();
			const rows = table(row(), row({ sourceJob: picked('ww-102'), active: false }));
			const options = { batching: { batch: { itemsAtOnce: 8 } } };
			const result = await route({ ...rows, options }, [], { input });
			expect(textOf(result.error)).toBe('no error');
			const [ready = [], ...others] = result.outputs;
			expect(ready.length).toBeGreaterThan(3);
			for (const item of ready) {
				const { held, there } = await filesOf(result, item);
				expect(there.length).toBe(held.length);
				for (const [index, bytes] of held.entries()) {
					expect(bytes && there[index]?.equals(bytes)).toBe(true);
				}
			}
			expect(linksOf(result)).toEqual([...linksOf(result)].sort((a, b) => Number(a) - Number(b)));
			expect(others.flat().length).toBe(input.length - ready.length);
			for (const item of others.flat()) expect(item.binary).toBeUndefined();
			expect(downloads()).toBe(ready.flatMap(listed).length);
		});

		test('of none of 200 old applications of a job without a link, run after run', async () => {
			const old = { count: 200, jobId: 'ww-106', documents: 3 };
			await bench.control('POST', '/workwise/applications', {
				...old,
				submittedAt: '2020-01-01T00:00:00Z',
			});
			for (let run = 0; run < 2; run++) {
				const input = (await due()).filter(({ json }) => json.jobId === 'ww-106');
				expect(input.flatMap(listed).length).toBeGreaterThanOrEqual(600);
				const result = await route(table(row()), [], { input });
				expect(result.outputs[routes.indexOf('notLinked')]).toHaveLength(input.length);
				expect(downloads()).toBe(0);
			}
		});

		test('only where they are not on the item yet', async () => {
			const [item] = withJson(await due(), 'wwa-10103');
			if (!item) throw new Error('The seeds have changed');
			const own = await bench.n8n.storeBinary(Buffer.from('own'), 'own.pdf', 'application/pdf');
			const [first, ...rest] = listed(item);
			expect(rest.length).toBeGreaterThan(0);
			const documents = [{ ...Object(first), binary: 'document_1' }, ...rest];
			const input = [
				{ json: { ...item.json, documents: JSON.parse(JSON.stringify(documents)) } },
			].map((one) => ({ ...one, binary: { document_1: own } }));
			const result = await route(table(row()), [], { input });
			expect(downloads()).toBe(rest.length);
			const [routed] = result.outputs[0] ?? [];
			expect(routed?.binary?.document_1).toEqual(own);
			expect(Object.keys(routed?.binary ?? {})).toHaveLength(1 + rest.length);

			await route(table(row()), [], { input: result.outputs[0] });
			expect(downloads()).toBe(rest.length);
		});

		test('of no application if it is switched off, or the source is another system', async () => {
			const input = await due();
			for (const parameters of [{ downloadDocuments: false }, { sourceSystem: 'other' }]) {
				const result = await route({ ...table(row()), ...parameters }, [], { input });
				expect(result.outputs[0]?.length).toBeGreaterThan(3);
				for (const { binary } of result.outputs.flat()) expect(binary).toBeUndefined();
			}
			expect(downloads()).toBe(0);
		});

		test('and lets an application wait whose file is gone, or go on without it', async () => {
			const application = workwise().findApplication('wwa-10103');
			const document = application?.documents[0];
			if (!document) throw new Error('The seeds have changed');
			document.id = 'wwd-gone';
			const input = await due();
			const waiting = await route(table(row()), [], { input });
			expect(jsonOf(waiting, 1).find(({ id }) => id === 'wwa-10103')?.link).toMatchObject({
				state: 'waiting',
				reason: 'documentsUnavailable',
				row: 1,
				message: expect.stringMatching(
					/^The file of document wwd-gone could not be fetched from Workwise: [^]*'Missing Documents'/,
				),
			});
			expect(jsonOf(waiting).length).toBeGreaterThan(3);

			const options = { missingDocuments: 'skip' };
			const going = await route({ ...table(row()), options }, [], { input });
			const [item] = withJson(going.outputs[0] ?? [], 'wwa-10103');
			expect(Object.keys(item?.binary ?? {})).toHaveLength(application.documents.length - 1);
			expect(going.hints[0]?.message).toContain(
				'document wwd-gone of application wwa-10103 could not be fetched',
			);
		});

		test('of Teamtailor, whose addresses are good for seconds: the CV once', async () => {
			const { teamtailor } = bench.sandbox.state;
			const candidate = [...teamtailor.applications.values()]
				.map(({ candidateId }) => teamtailor.candidates.get(candidateId))
				.find((one) => one !== undefined);
			if (!candidate) throw new Error('The seeds have changed');
			const pdf = Buffer.from('%PDF-1.4 an invented CV');
			const file = { id: 'f-cv', name: 'cv.pdf', mimeType: 'application/pdf', bytes: pdf };
			teamtailor.files.set(file.id, file);
			candidate.resumeFileId = file.id;
			const read = await bench.runNode('teamtailor', {
				...{ resource: 'application', operation: 'getAll', returnAll: true },
			});
			const input = (read.outputs[0] ?? []).filter((item) => listed(item).length > 0);
			expect(input.length).toBeGreaterThan(0);
			for (const item of input) {
				expect(listed(item)).toMatchObject([{ id: 'resume', category: 'cv' }]);
			}
			const links = [...new Set(input.map(({ json }) => String(json.jobId)))].map((id) =>
				row({ sourceJob: picked(id), since: '2000-01-01' }),
			);
			const result = await route({ sourceSystem: 'teamtailor', ...table(...links) }, [], {
				input: input.map((item) => ({ ...item, json: { ...item.json, status: null } })),
			});
			expect(textOf(result.error)).toBe('no error');
			expect(result.outputs[0]).toHaveLength(input.length);
			for (const { binary } of result.outputs[0] ?? []) {
				const file = binary?.document_0;
				expect(file && (await result.run.readBinary(file)).equals(pdf)).toBe(true);
			}
		});
	});
}
