import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { fastTime } from '../support/fastTime';
import {
	arrivedAtTeamtailor,
	expectedOfPoption,
	isValid,
	plainMove,
	withoutProfiles,
} from '../support/move';
import type { RunResult, WorkflowDefinition } from '../support/n8n';
import { serveSignedFiles } from '../support/n8n/signedFiles';
import { paceOf } from '../support/pace';
import { jsonOf, readTemplate, setUpBench, textOf } from './support';
import { someoneElse } from './teamtailor/bench';

const bench = setUpBench();

/** Teamtailor's own limit, 50 requests in 10 seconds, in time that passes 40 times as fast. */
const speed = 40;
const period = 10_000;

let whole: WorkflowDefinition;
let move: WorkflowDefinition;
let moveFiles: WorkflowDefinition;
let realTime: () => void;
beforeAll(async () => {
	realTime = fastTime(speed);
	whole = await readTemplate('poption-to-teamtailor');
	move = plainMove(whole);
	moveFiles = plainMove(await readTemplate('poption-file-to-teamtailor'));
});
afterAll(() => realTime());
beforeEach(async () => {
	await people({ candidates: 48, applications: 72 });
	await bench.control('PATCH', '/teamtailor/rateLimit', { limit: 50, milliseconds: period });
});

/** Fewer than the seeds: each application takes several calls. */
async function people(sizes: object): Promise<void> {
	await bench.control('POST', '/poption/people', sizes);
	await bench.control('PATCH', '/poption/settings', { durationMs: 500 });
}

const pace = () => paceOf(bench.sandbox.state.requests, 'teamtailor', period);

interface RunChanges {
	workflow?: WorkflowDefinition;
	input?: INodeExecutionData[];
	cancelWhen?: () => boolean;
}

async function run({ workflow = move, ...options }: RunChanges = {}): Promise<RunResult> {
	return await bench.n8n.run({
		workflow,
		mode: 'trigger',
		credentials: bench.credentials(),
		...options,
	});
}

const arrived = () => arrivedAtTeamtailor(bench.sandbox.state);
const expected = () => expectedOfPoption(bench.sandbox.state);

const count = (result: RunResult, node: string, output = 0) => {
	const { ran, outputs } = result.node(node);
	return ran ? (outputs[output] ?? []).length : 0;
};

/** How many applications Teamtailor has, by what the run did with them. */
function results(result: RunResult): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { result: done } of jsonOf(result.node('Applications in Teamtailor'))) {
		counts[String(done)] = (counts[String(done)] ?? 0) + 1;
	}
	return counts;
}

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

		const second = await run();
		expectNothingFailed(second);
		expectArrived();
		expect(results(first)).toEqual({ created: arrived().applications.length });
		expect(results(second)).toEqual({ alreadyExists: arrived().applications.length });
	}, 120_000);

	test('with the consent, its date, and the tag of those without an e-mail', async () => {
		await run();
		const { made } = arrived();
		const { valuesOf } = bench.sandbox.state.teamtailor;
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

	test('with the status: rejected, hired, in process and new ones arrive as such', async () => {
		const result = await run({ workflow: withoutProfiles(whole) });
		expectNothingFailed(result);
		const { poption, teamtailor } = bench.sandbox.state;
		const places = (applicationId: string) => {
			const created = jsonOf(result.node('Create Application')).find(
				({ origin }) => z.object({ id: z.string() }).parse(origin).id === applicationId,
			);
			const application = teamtailor.applications.get(String(created?.id));
			return (
				application && [
					teamtailor.stages.get(application.stageId)?.name,
					application.rejectedAt === null ? undefined : application.rejectReasonId,
				]
			);
		};
		const wanted: Record<string, unknown[]> = {
			New: ['Inbox', undefined],
			'In review': ['Screening', undefined],
			Interview: ['Interview', undefined],
			Rejected: ['Inbox', '41'],
			Hired: ['Hired', undefined],
		};
		const moved = poption.applications.filter(({ applicationId }) => places(applicationId));
		expect(moved.length).toBeGreaterThan(50);
		expect(moved.map(({ applicationId }) => places(applicationId))).toEqual(
			moved.map(({ status }) => wanted[status.en]),
		);
	}, 120_000);

	test('with profiles and activities: a PDF for every candidate and application, once', async () => {
		await people({ candidates: 16, applications: 24 });
		const files = await serveSignedFiles();
		try {
			for (let time = 1; time <= 2; time++) {
				const result = await run({ workflow: whole });
				expectNothingFailed(result);
				expect(count(result, 'Failed Profiles')).toBe(0);
			}
			const { teamtailor, poption } = bench.sandbox.state;
			const { made, applications } = arrived();
			const uploads = [...teamtailor.uploads.values()];
			const names = uploads.map(({ fileName }) => fileName).sort();
			const isHere = ({ candidateId }: { candidateId: string }) =>
				isValid(
					poption.candidates.find((one) => one.candidateId === candidateId)!.consentExpiresAt,
				);
			expect(names).toEqual(
				[
					...poption.candidates.filter(isHere).map((one) => `candidate-${one.candidateId}.pdf`),
					...poption.applications
						.filter(isHere)
						.map((one) => `application-${one.applicationId}.pdf`),
				].sort(),
			);
			expect(names).toHaveLength(made.length + applications.length);
			expect(files.fetched).toBe(names.length);
			const [first] = poption.candidates;
			const written = made.find(({ email }) => email === first?.email);
			const days = teamtailor
				.valuesOf(written?.id ?? '')
				.map(({ fieldId, value }) => [fieldId, value]);
			expect(days).toContainEqual(['57', first?.firstActivityAt.slice(0, 10)]);
			expect(days).toContainEqual(['58', first?.lastActivityAt.slice(0, 10)]);
		} finally {
			await files.close();
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

	test('with two calls for each record, none of which is refused', async () => {
		await people({ candidates: 200, applications: 300, allConsent: true });
		const result = await run();
		expectNothingFailed(result);
		expectArrived();
		expect(count(result, 'Applications in Teamtailor')).toBe(300);
		const { requests, refused, mostAtOnce } = pace();
		expect(refused).toBe(0);
		expect(mostAtOnce).toBeLessThanOrEqual(50);
		// A candidate: itself, and the date of its consent. An application: is it there, and itself. Beside them: those
		// without an e-mail are looked for, among all that have come in pages of 30; and each job with its stages, the fields.
		const sourced = arrived().made.filter(({ email }) => email === null).length;
		const lists = sourced + Math.ceil((270 + sourced) / 30) + 30;
		expect(requests).toBeLessThanOrEqual((200 + 300) * 2 + lists);
	}, 120_000);

	test('1,000 candidates and 1,500 applications, interrupted twice and repeated', async () => {
		await people({ candidates: 1000, applications: 1500, allConsent: true });
		const { teamtailor } = bench.sandbox.state;
		const { candidates, applications } = teamtailor;
		const many = 250 + Math.max(candidates.size, applications.size);
		for (const cancelWhen of [() => candidates.size >= many, () => applications.size >= many]) {
			const broken = await run({ cancelWhen });
			expect(broken.status).toBe('canceled');
			expect(cancelWhen()).toBe(true);
			expect(arrived().applications.length).toBeLessThan(1499);
		}
		const result = await run();
		expectNothingFailed(result);
		expectArrived();
		// Two candidates of Poption have the same e-mail, and applied for one job.
		expect(arrived().candidates).toHaveLength(999);
		expect(arrived().applications).toHaveLength(1499);
		expect(count(result, 'Applications in Teamtailor')).toBe(1500);
		expect(await bench.sandbox.state.poption.exports.all()).toEqual([]);
		// The answers to what was under way when it was cancelled are not there to be counted by.
		expect(pace().refused).toBeLessThanOrEqual(2);
	}, 300_000);

	test('with someone else who uses half of the limit: it takes longer, and nothing fails', async () => {
		await people({ candidates: 200, applications: 300, allConsent: true });
		const stop = someoneElse(bench, 25, period);
		const result = await run();
		stop();
		expectNothingFailed(result);
		expectArrived();
		expect(count(result, 'Applications in Teamtailor')).toBe(300);
		const { requests, refused } = pace();
		// At most those that were under way when someone else took the rest of a period.
		expect(refused).toBeLessThan(requests / 10);
	}, 120_000);

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
			const { candidates } = bench.sandbox.state.poption;
			const read = result.node('Read Candidates').outputs[0].map(({ json }) => json.id);
			expect(read).toEqual(candidates.map(({ candidateId }) => candidateId));
			const kept = result.node('Candidates without Consent').outputs[0].map(({ json }) => json.id);
			const withoutConsent = candidates.filter(
				({ consentExpiresAt }) => !isValid(consentExpiresAt),
			);
			expect(kept).toEqual(withoutConsent.map(({ candidateId }) => candidateId));
			const again = await run({ workflow: moveFiles, input });
			expectNothingFailed(again);
			expectArrived();
			expect(results(again)).toEqual({ alreadyExists: arrived().applications.length });
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
