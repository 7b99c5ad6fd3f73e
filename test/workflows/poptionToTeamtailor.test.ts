import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import type { RunResult, WorkflowDefinition } from '../support/n8n';
import { readTemplate, setUpBench, textOf } from './support';

const bench = setUpBench();

const jobs = new Map([
	['pj-101', '501'],
	['pj-102', '502'],
	['pj-103', '510'],
	['pj-104', '511'],
	['pj-105', '512'],
	['pj-106', '513'],
]);

let move: WorkflowDefinition;
let moveFiles: WorkflowDefinition;
beforeAll(async () => {
	move = await readTemplate('poption-to-teamtailor');
	moveFiles = await readTemplate('poption-file-to-teamtailor');
});
beforeEach(async () => {
	await people({ candidates: 48, applications: 72 });
	await allow(2000);
});

/** Fewer than the seeds: each application takes several calls. */
async function people(sizes: object): Promise<void> {
	await bench.control('POST', '/poption/people', sizes);
	await bench.control('PATCH', '/poption/settings', { durationMs: 50 });
}

/** Requests a second at Teamtailor; its real figure would take minutes here. */
const allow = async (limit: number) =>
	await bench.control('PATCH', '/teamtailor/rateLimit', { limit, milliseconds: 1000 });

interface RunChanges {
	workflow?: WorkflowDefinition;
	staticData?: RunResult['staticData'];
	input?: INodeExecutionData[];
	cancelAfterMs?: number;
}

async function run({ workflow = move, ...options }: RunChanges = {}): Promise<RunResult> {
	return await bench.n8n.run({
		workflow,
		mode: 'trigger',
		credentials: bench.credentials(),
		...options,
	});
}

/** What Teamtailor has beyond its seeds, each candidate by the e-mail or the tag that stands for it. */
function arrived() {
	const { candidates, applications, valuesOf } = bench.sandbox.state.teamtailor;
	const isNew = ({ id }: { id: string }) => Number(id) > 100_000;
	const made = [...candidates.values()].filter(isNew);
	const keyOf = (id: string) => {
		const candidate = candidates.get(id);
		const tag = candidate?.tags.find((text) => text.startsWith('source:'));
		return candidate?.email?.toLowerCase() ?? tag?.slice('source:poption-'.length) ?? id;
	};
	return {
		candidates: made.map(({ id }) => keyOf(id)).sort(),
		applications: [...applications.values()]
			.filter(isNew)
			.map(({ candidateId, jobId }) => `${keyOf(candidateId)} ${jobId}`)
			.sort(),
		made,
		valuesOf,
	};
}

const isValid = (expiresAt: string | null) =>
	expiresAt !== null && Date.parse(expiresAt) > Date.now();

/** What has to arrive: everybody with a valid consent, each once. */
function expected() {
	const { candidates, applications } = bench.sandbox.state.poption;
	const keyOf = ({ email, candidateId }: { email: string | null; candidateId: string }) =>
		email?.toLowerCase() ?? candidateId;
	const valid = new Map(
		candidates
			.filter(({ consentExpiresAt }) => isValid(consentExpiresAt))
			.map((candidate) => [candidate.candidateId, keyOf(candidate)]),
	);
	return {
		candidates: [...new Set(valid.values())].sort(),
		applications: [
			...new Set(
				applications.flatMap(({ candidateId, jobPostingId }) => {
					const key = valid.get(candidateId);
					return key === undefined ? [] : [`${key} ${jobs.get(jobPostingId)}`];
				}),
			),
		].sort(),
	};
}

const count = (result: RunResult, node: string, output = 0) => {
	const { ran, outputs } = result.node(node);
	return ran ? (outputs[output] ?? []).length : 0;
};

function expectNothingFailed(result: RunResult): void {
	expect(textOf(result.error)).toBe('no error');
	expect(result.status).toBe('success');
	const branches = ['Failed Candidates', 'Failed Applications', 'Waiting', 'Not Linked', 'Older'];
	for (const node of [...branches, 'Unreadable Candidates', 'Unreadable Applications']) {
		expect([node, count(result, node)]).toEqual([node, 0]);
	}
}

function expectArrived(): void {
	const { candidates, applications } = arrived();
	expect(candidates).toEqual(expected().candidates);
	expect(applications).toEqual(expected().applications);
}

describe('from Poption', () => {
	test('everybody with a valid consent arrives, once, however often it runs', async () => {
		const first = await run();
		expectNothingFailed(first);
		expectArrived();
		expect(count(first, 'Candidates without Consent')).toBe(9);
		expect(await bench.sandbox.state.poption.exports.all()).toEqual([]);

		const second = await run({ staticData: first.staticData });
		expectNothingFailed(second);
		expectArrived();
		// What was confirmed is not sent again.
		expect(count(second, 'Create Application')).toBe(0);
	}, 120_000);

	test('with the consent, its date, and the tag of those without an e-mail', async () => {
		await run();
		const { made, valuesOf } = arrived();
		const { candidates } = bench.sandbox.state.poption;
		const first = candidates[0];
		const written = made.find(({ email }) => email === first?.email);
		expect(written).toMatchObject({
			firstName: first?.firstName,
			lastName: first?.lastName,
			phone: first?.phone,
			consentSetAt: expect.any(String),
		});
		expect(valuesOf(written?.id ?? '')).toMatchObject([
			{ fieldId: '51', value: expect.stringMatching(/^2099-12-31/) },
		]);
		const sourced = made.filter(({ email }) => email === null);
		expect(sourced.length).toBeGreaterThan(0);
		for (const candidate of sourced) {
			expect(candidate).toMatchObject({
				sourced: true,
				tags: [expect.stringMatching(/^source:poption-pk-\d+$/)],
			});
		}
	}, 120_000);

	test('the deletion list has everybody who must be deleted, first those whose time is over', async () => {
		const result = await run();
		const list = result.node('Deletion List').outputs[0].map(({ json }) => json);
		expect(list).toHaveLength(48);
		const overdue = bench.sandbox.state.poption.candidates.filter(
			({ consentExpiresAt }) => consentExpiresAt !== null && !isValid(consentExpiresAt),
		);
		expect(list.slice(0, overdue.length).map(({ id }) => id)).toEqual(
			overdue.map(({ candidateId }) => candidateId),
		);
		expect(JSON.stringify(list)).not.toContain('example.com');
	}, 120_000);

	test('1,000 candidates and 1,500 applications, interrupted twice and repeated', async () => {
		await people({ candidates: 1000, applications: 1500, allConsent: true });
		await allow(500);
		for (const cancelAfterMs of [6000, 15_000]) {
			const broken = await run({ cancelAfterMs });
			expect(broken.status).toBe('canceled');
			const { candidates } = arrived();
			expect(candidates.length).toBeGreaterThan(0);
			expect(arrived().applications.length).toBeLessThan(1500);
		}
		const result = await run();
		expectNothingFailed(result);
		expectArrived();
		// Two candidates of Poption have the same e-mail, and applied for one job.
		expect(arrived().candidates).toHaveLength(999);
		expect(arrived().applications).toHaveLength(1499);
		expect(count(result, 'Confirm')).toBe(1500);
		const refused = bench.sandbox.state.requests.filter(({ status }) => status === 429);
		expect(refused.length).toBeLessThan(20);
		expect(await bench.sandbox.state.poption.exports.all()).toEqual([]);
	}, 300_000);

	test('an archived job: its applications wait, the others arrive', async () => {
		await bench.control('PATCH', '/teamtailor/jobs/511', { status: 'archived' });
		const result = await run();
		expect(result.status).toBe('success');
		expect(count(result, 'Waiting')).toBeGreaterThan(5);
		const { applications } = arrived();
		expect(applications).toEqual(expected().applications.filter((key) => !key.endsWith(' 511')));
	}, 120_000);
});

describe('from files of Poption', () => {
	/** A file as a person has exported it. */
	async function exported(category: string, format: string, language: string): Promise<Buffer> {
		const { url, state } = bench.sandbox;
		const headers = { authorization: 'Bearer sandbox-poption-token' };
		const started = await fetch(`${url}/poption/v1/exports`, {
			method: 'POST',
			headers: { ...headers, 'content-type': 'application/json' },
			body: JSON.stringify({ category, format, language }),
		});
		expect(started.status).toBe(201);
		state.poption.advance(1000);
		const [{ id } = { id: '' }] = await state.poption.exports.all();
		const file = await fetch(`${url}/poption/v1/exports/${id}/file`, { headers });
		return Buffer.from(await file.arrayBuffer());
	}

	/** The item that n8n makes of the form. */
	async function submitted(candidates: Buffer, applications: Buffer, ending: string) {
		const stored = async (bytes: Buffer, name: string) =>
			await bench.n8n.storeBinary(bytes, `${name}.${ending}`, 'application/octet-stream');
		const binary: IBinaryKeyData = {
			Candidates: await stored(candidates, 'kandidater'),
			Applications: await stored(applications, 'søknader'),
		};
		return [{ json: { submittedAt: new Date().toISOString() }, binary }];
	}

	test.each([
		['xlsx', 'nb'],
		['xlsx', 'en'],
		['csv', 'nb'],
		['json', 'en'],
	])(
		'as %s, headers in %s',
		async (format, language) => {
			const input = await submitted(
				await exported('candidates', format, language),
				await exported('applications', format, language),
				format,
			);
			const result = await run({ workflow: moveFiles, input });
			expectNothingFailed(result);
			expectArrived();
			const again = await run({ workflow: moveFiles, input, staticData: result.staticData });
			expectNothingFailed(again);
			expectArrived();
		},
		120_000,
	);

	test('a csv in Latin-1 with semicolons', async () => {
		const latin = async (category: string) => {
			const rows = z
				.array(z.array(z.string()))
				.parse(parse(await exported(category, 'csv', 'nb'), { bom: true }));
			// Latin-1 has no letters of Polish and Czech.
			const text = stringify(rows, { delimiter: ';' }).replace(/[ŁŽ]/g, 'X');
			return Buffer.from(text, 'latin1');
		};
		const input = await submitted(await latin('candidates'), await latin('applications'), 'csv');
		const result = await run({ workflow: moveFiles, input });
		expectNothingFailed(result);
		expectArrived();
		expect(arrived().made.map(({ firstName }) => firstName)).toContain('Øystein');
	}, 120_000);

	test('a file that is not what its name says', async () => {
		const page = Buffer.from('<!DOCTYPE html><html><body>Logg inn</body></html>');
		const input = await submitted(page, page, 'xlsx');
		const result = await run({ workflow: moveFiles, input });
		expect(result.status).toBe('error');
		expect(arrived().candidates).toEqual([]);
	});
});
