import type { INodeExecutionData } from 'n8n-workflow';
import { serveSignedFiles } from '../support/n8n/signedFiles';
import type { SignedFiles } from '../support/n8n/signedFiles';
import { jsonOf, setUpBench, textOf } from './support';
import { completing, jobFields } from './matchedIo/bench';
import type { Person } from './pairs/person';
import { applicationSources, jobSources } from './pairs/sources';
import type { ApplicationSource, Held } from './pairs/sources';
import { applicationTargets, keptBy } from './pairs/targets';
import type { ApplicationTarget } from './pairs/targets';

/** Every source's record goes into every target's create as it comes, without a node in between. */

const bench = setUpBench();
const state = () => bench.sandbox.state;

/** Teamtailor fetches files from n8n. */
let files: SignedFiles;
beforeAll(async () => {
	files = await serveSignedFiles();
});
afterAll(async () => await files.close());

const keyOf = ({ email, firstName, lastName }: Person) =>
	email?.toLowerCase() ?? `${firstName} ${lastName}`;
const inOrder = (people: readonly Person[]) =>
	[...people].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

describe('jobs', () => {
	test.each(jobSources)('$system → matched.io', async ({ system, node, parameters, open }) => {
		await bench.control('PATCH', '/limits', { 'matched-io': null });
		const read = await bench.runNode(node, parameters);
		expect(textOf(read.error)).toBe('no error');
		const rest = { description: '<p>Invented</p>', location: 'Berlin', seniority: 'lead' };
		const result = await bench.runNode(
			'matchedIo',
			{ resource: 'job', operation: 'import', ...jobFields({ ...completing, ...rest }) },
			{ input: read.outputs[0], onError: 'continueErrorOutput' },
		);
		const expected = open(state()).map(({ id, title }) => ({ id, title }));
		expect(expected.length).toBeGreaterThan(0);
		for (const { id, title } of expected) {
			const job = state().matchedIo.findImported(system, id);
			expect(job).toMatchObject({ values: { title, location: expect.any(String) } });
		}
		expect(jsonOf(result).map(({ origin }) => origin)).toEqual(
			expect.arrayContaining(expected.map(({ id }) => ({ system, id }))),
		);
		expect(jsonOf(result)).toHaveLength(expected.length);
		for (const { error } of jsonOf(result, 1)) expect(error).toMatch(/was not imported: it is/);
	});

	test.each(jobSources)('$system → Talentry', async ({ system, node, parameters, open }) => {
		const read = await bench.runNode(node, parameters);
		expect(textOf(read.error)).toBe('no error');
		const result = await bench.runNode(
			'talentry',
			{
				...{ resource: 'job', operation: 'sendAll', source: system },
				jobFields: { departments: 'Engineering' },
			},
			{ input: read.outputs[0] },
		);
		expect(textOf(result.error)).toBe('no error');
		const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
		const expected = open(state()).map(({ id, title }) => ({ id, title }));
		const arrived = [...state().talentry.tenant('acme').jobs.values()].filter(
			({ active, source }) => active && source === system,
		);
		expect(expected.length).toBeGreaterThan(0);
		expect(
			arrived
				.map(({ externalId: id, translations }) => ({ id, title: translations[0]?.name }))
				.sort(byId),
		).toEqual(expected.sort(byId));
		expect(jsonOf(result)).toMatchObject([{ sent: expected.length, answer: { skipped: [] } }]);
	});
});

const pairs = applicationSources.flatMap((source) =>
	applicationTargets
		.filter(({ system }) => system !== source.system)
		.map((target) => ({
			name: `${source.records} of ${source.system} → ${target.creates} of ${target.system}`,
			source,
			target,
		})),
);

/**
 * The records of the source, with what it holds of each; of two records of one person only the first, since all of
 * them go to the same job.
 */
async function read({ node, parameters, held }: ApplicationSource) {
	const result = await bench.runNode(node, parameters);
	expect(textOf(result.error)).toBe('no error');
	const items = result.outputs[0];
	expect(items.length).toBeGreaterThan(0);
	const people = new Map<string, { item: INodeExecutionData; own: Held }>();
	for (const item of items) {
		const own = held(state(), String(item.json.id));
		if (!own) throw new Error(`The source holds no record ${String(item.json.id)}`);
		const key = keyOf(own.person);
		if (!people.has(key)) people.set(key, { item, own });
	}
	return [...people.values()];
}

async function create({ node, parameters }: ApplicationTarget, input: INodeExecutionData[]) {
	const result = await bench.runNode(node, parameters, { input, onError: 'continueErrorOutput' });
	await state().teamtailor.settled();
	return result;
}

/** Those that the target takes. */
function takenBy(target: ApplicationTarget, records: readonly Held[]): Person[] {
	return records
		.filter(({ person, refused }) => !refused && (!target.needsEmail || person.email))
		.map(({ person }) => keptBy(target, person));
}

describe('records as they come', () => {
	const dated = pairs.filter(({ source }) => !source.areUndated);
	test.each(dated)('$name, with files', async ({ source, target }) => {
		const records = await read(source);
		target.empty?.(state());
		const before = target.arrived(state()).length;
		const result = await create(
			target,
			records.map(({ item }) => item),
		);
		const expected = takenBy(
			target,
			records.map(({ own }) => own),
		);
		expect(expected.length).toBeGreaterThan(0);
		expect(before).toBe(0);
		expect(inOrder(target.arrived(state()))).toEqual(inOrder(expected));
		const origins = jsonOf(result).map(({ origin }) => origin);
		for (const origin of origins) expect(origin).toMatchObject({ system: source.system });
		const refused = jsonOf(result, 1).map(({ error }) => error);
		expect(jsonOf(result).length + refused.length).toBe(records.length);
		for (const error of refused) expect(error).toMatch(/consent|Email is missing/);
	});
});

describe('candidates', () => {
	const ofApplications = pairs.filter(({ source }) => source.records === 'applications');
	test.each(ofApplications)('$name, as a candidate alone', async ({ source, target }) => {
		const records = await read(source);
		target.empty?.(state());
		const result = await create(
			target,
			records.map(({ item }) => ({ json: JSON.parse(JSON.stringify(item.json.candidate)) })),
		);
		const expected = takenBy(
			target,
			records.map(({ own }) => own),
		).map((person) => ({ ...person, message: null, files: [] }));
		expect(inOrder(target.arrived(state()))).toEqual(inOrder(expected));
		expect(jsonOf(result).length + jsonOf(result, 1).length).toBe(records.length);
	});
});
