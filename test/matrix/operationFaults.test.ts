import type { LoggedRequest } from '../sandbox/control/requestLog';
import { serve } from '../workflows/support';
import { setUpMatrix, type Outcome } from './bench';
import { knownFindings, knownOf } from './deviations';
import { faultCases, isWrite } from './faults';
import { problemsOf } from './judge';
import { ownRequests, rows } from './operations';

/**
 * Every operation that makes requests meets every fault on its first request, and on its first write. Those that make none
 * are told apart by a run without a fault. Needs a build.
 */
const { bench, run } = setUpMatrix();

let otherHost: Awaited<ReturnType<typeof serve>>;
/** What was sent to where a redirect leads. */
const strayed: string[] = [];
beforeAll(async () => {
	otherHost = await serve((request, response) => {
		strayed.push(JSON.stringify([request.url, request.headers]));
		response.writeHead(404).end();
	});
});
afterAll(async () => await otherHost.close());

test.each(rows)(
	'$name',
	async (row) => {
		const clean = await run(row, { counts: true });
		const found: string[] = [];
		for (const [place, request] of placesOf(clean)) {
			const vendor = bench.sandbox.vendors.find(({ name }) => name === request.vendor);
			const met = { operation: row.name, request, service: vendor?.label ?? '', clean };
			const aim = { vendor: request.vendor, method: request.method, path: request.path };
			for (const expected of faultCases) {
				strayed.length = 0;
				const fault = { ...aim, ...expected.fault, location: `${otherHost.url}/elsewhere` };
				const outcome = await run(row, { fault, counts: expected.unknownEffect });
				const problems = [...problemsOf(outcome, expected, met), ...strayProblems(outcome)];
				found.push(
					...problems.map((problem) => `${row.name}: ${place}: ${expected.name}: ${problem}`),
				);
			}
		}
		expect(found.sort()).toEqual(knownOf(row.name, ['first', 'write']));
	},
	120_000,
);

test('every known deviation is one of an operation', () => {
	const names = rows.map(({ name }) => name);
	expect(knownFindings.filter((finding) => !names.includes(finding.split(': ')[0] ?? ''))).toEqual(
		[],
	);
});

/** The requests whose answers are faulty; none for an operation that makes no request. */
function placesOf({ requests }: Outcome): Array<[place: string, request: LoggedRequest]> {
	const own = ownRequests(requests);
	const [first] = own;
	const write = own.find(isWrite);
	return [
		...(first ? [['first', first] satisfies [string, LoggedRequest]] : []),
		...(write && write !== first ? [['write', write] satisfies [string, LoggedRequest]] : []),
	];
}

/** A file may be fetched from elsewhere, without the credential. */
function strayProblems({ requests, secrets }: Outcome): string[] {
	if (strayed.length === 0) return [];
	const isFile = /\/(content|file|profile\.pdf)$/.test(requests.at(-1)?.path ?? '');
	const carried = strayed.some(
		(sent) => sent.includes('authorization') || secrets.some((secret) => sent.includes(secret)),
	);
	return [
		...(carried ? ['takes the credential to another host'] : []),
		...(isFile ? [] : ['goes to another host']),
	];
}
