/** How much of the time in which a service could be served our nodes use: reading page by page, and creating. */
import axios from 'axios';
import { z } from 'zod';
import { startProcess, waitFor } from '../e2e/processes';
import { accountsOf } from '../support/accounts';
import { startN8n, type InProcessN8n } from '../support/n8n';
import { application } from '../workflows/support';
import { withRecords } from './files/measure';
import { counted, median } from './numbers';
import type { Measurement } from './results';

const rounds = 5;
/** Milliseconds that a service takes for an answer. */
const latency = 50;

async function withN8n<T>(use: (n8n: InProcessN8n) => Promise<T>): Promise<T> {
	const n8n = await startN8n();
	try {
		return await use(n8n);
	} finally {
		await n8n.close();
	}
}

async function timed(work: () => Promise<void>): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

const toRead = 10_000;
const pageSize = 50;
const pageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });

/** All applications by "Get Many", against a loop over the same pages that does nothing with them. */
export async function measureReadingPages(): Promise<Measurement> {
	const read = async (n8n: InProcessN8n, url: string) => {
		const { outputs, error } = await n8n.runNode({
			type: 'n8n-nodes-recruiting.inhire',
			credentials: accountsOf(url),
			parameters: {
				...{ resource: 'application', operation: 'getAll', returnAll: true, simplify: true },
				...{ job: { __rl: true, mode: 'id', value: 'ih-1' }, downloadDocuments: false },
			},
		});
		if (outputs[0]?.length !== toRead) throw error ?? new Error('Not every application was read');
	};
	const loop = async (url: string) => {
		let count = 0;
		let cursor: string | null = '0';
		while (cursor) {
			const { data } = await axios.get<unknown>(`${url}/inhire/v1/applications`, {
				params: { cursor, limit: pageSize },
			});
			const page = pageSchema.parse(data);
			count += page.items.length;
			cursor = page.nextCursor;
		}
		if (count !== toRead) throw new Error('The loop has not read every application');
	};
	return await withN8n(async (n8n) =>
		withRecords(
			toRead,
			async (url) => {
				const ours: number[] = [];
				const theirs: number[] = [];
				for (let round = 0; round < rounds; round++) {
					ours.push(await timed(async () => await read(n8n, url)));
					theirs.push(await timed(async () => await loop(url)));
				}
				return {
					what: `Get Many, ${counted(toRead)} applications, ${pageSize} a page, ${latency} ms a request`,
					against: 'a bare axios loop over the same pages',
					milliseconds: { ours: median(ours), theirs: median(theirs), most: 1.15 },
				};
			},
			pageSize,
			latency,
		),
	);
}

const toCreate = 2000;
const itemsAtOnce = 10;
const cvBytes = Buffer.alloc(20_000, '%PDF-1.4 ');

/** The stand-in vendors in a process of their own, each request to Personio held back by the latency. */
async function withSlowPersonio<T>(use: (url: string) => Promise<T>): Promise<T> {
	const server = startProcess(process.execPath, ['--import', 'tsx', 'test/sandbox/main.ts'], {
		env: { ...process.env, PORT: '0' },
	});
	const address = /http:\/\/127\.0\.0\.1:\d+/;
	try {
		await waitFor('the stand-in vendors', () => address.test(server.printed()));
		const [url = ''] = address.exec(server.printed()) ?? [];
		await axios.patch(`${url}/control/limits`, { personio: null });
		const slow = { vendor: 'personio', fault: 'slow', delayMs: latency };
		await axios.post(`${url}/control/faults`, slow);
		return await use(url);
	} finally {
		await server.stop();
	}
}

/** Applications with a CV each, against a loop that sends the very requests, as many at once. */
export async function measureCreating(): Promise<Measurement> {
	return await withN8n(
		async (n8n) =>
			await withSlowPersonio(async (url) => {
				const ours: number[] = [];
				const theirs: number[] = [];
				for (let round = 0; round < rounds; round++) {
					ours.push(await create(n8n, url, round));
					theirs.push(await timed(async () => await createBare(url, round)));
				}
				return {
					what: `Personio: Create, ${counted(toCreate)} applications with a CV each, ${itemsAtOnce} items at once, ${latency} ms a request`,
					against: 'a bare axios loop that sends the same requests',
					milliseconds: { ours: median(ours), theirs: median(theirs), most: 1.11 },
				};
			}),
	);
}

const uploadedSchema = z.object({ uuid: z.string() });

async function createBare(url: string, round: number): Promise<void> {
	const { companyId, recruitingToken } = accountsOf(url).personioApi;
	const client = axios.create({
		baseURL: `${url}/personio/api/v1/recruiting`,
		headers: { 'x-company-id': companyId, authorization: `Bearer ${recruitingToken}` },
	});
	let next = 0;
	const work = async () => {
		while (next < toCreate) {
			const index = next++;
			const form = new FormData();
			form.append('file', new Blob([cvBytes], { type: 'application/pdf' }), 'cv.pdf');
			const { data } = await client.post<unknown>('/applications/documents', form);
			const { uuid } = uploadedSchema.parse(data);
			await client.post('/applications', {
				first_name: 'Vera',
				last_name: 'Versuch',
				email: `bare.${round}.${index}@example.com`,
				job_position_id: 2001,
				files: [{ uuid, original_filename: 'cv.pdf', category: 'cv' }],
			});
		}
	};
	await Promise.all(Array.from({ length: itemsAtOnce }, work));
}

async function create(n8n: InProcessN8n, url: string, round: number): Promise<number> {
	const cv = await n8n.storeBinary(cvBytes, 'cv.pdf', 'application/pdf');
	const documents = [{ name: 'cv.pdf', category: 'cv', mimeType: 'application/pdf', binary: 'cv' }];
	const input = Array.from({ length: toCreate }, (_, index) => ({
		json: application({
			id: `${round}-${index}`,
			candidate: { email: `person.${round}.${index}@example.com` },
			documents,
			target: { system: 'personio', jobId: 2001 },
		}),
		binary: { cv },
	}));
	return await timed(async () => {
		const { outputs, error } = await n8n.runNode({
			type: 'n8n-nodes-recruiting.personio',
			credentials: accountsOf(url),
			parameters: {
				...{ resource: 'application', operation: 'create' },
				options: { batching: { batch: { itemsAtOnce, pause: 0 } } },
			},
			input,
		});
		const created = outputs[0]?.filter(({ json }) => json.result === 'created').length;
		if (created !== toCreate) throw error ?? new Error(`Only ${created} were created`);
	});
}
