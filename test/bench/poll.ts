import type { IDataObject } from 'n8n-workflow';
import { numberedPerson } from '../sandbox/workwise/people';
import { startSandbox } from '../sandbox/server';
import type { Sandbox } from '../sandbox/server';
import { accountsOf } from '../support/accounts';
import { startN8n } from '../support/n8n';
import type { InProcessN8n } from '../support/n8n';
import { counted, median } from './numbers';
import type { Measurement } from './results';

const few = 1_000;
const many = 1_000_000;
/** Of the vendor, made since the last poll. */
const news = 5;
const rounds = 5;
/** Polls of a round: one alone is too short for the clock. */
const polls = 40;

interface PolledVendor {
	name: string;
	trigger: string;
	/** Makes applications of the past. */
	fill(sandbox: Sandbox, count: number): void;
	/** Makes applications of now. */
	add(sandbox: Sandbox, count: number): void;
}

const longAgo = Date.UTC(2020, 0, 1);

const personio: PolledVendor = {
	name: 'Personio Trigger',
	trigger: 'personioTrigger',
	fill: ({ state }, count) => addToPersonio(state.personio.recruiting, count, longAgo, 100),
	add: ({ state }, count) => addToPersonio(state.personio.recruiting, count, Date.now(), 0),
};

function addToPersonio(
	recruiting: Sandbox['state']['personio']['recruiting'],
	count: number,
	first: number,
	step: number,
): void {
	const before = recruiting.applications.size;
	recruiting.add(
		Array.from({ length: count }, (_unused, index) => ({
			firstName: 'Nummer',
			lastName: String(before + index),
			// The people of the past are few, so that the stand-in has room for their applications.
			email: `person.${(before + index) % 1000}@example.com`,
			jobId: '2001',
			createdAt: first + index * step,
		})),
	);
}

const workwise: PolledVendor = {
	name: 'Workwise Trigger',
	trigger: 'workwiseTrigger',
	fill: ({ state }, count) => addToWorkwise(state.workwise, count, longAgo, 100),
	add: ({ state }, count) => addToWorkwise(state.workwise, count, Date.now(), 0),
};

function addToWorkwise(
	state: Sandbox['state']['workwise'],
	count: number,
	first: number,
	step: number,
): void {
	const person = numberedPerson(1, new Date(first).toISOString());
	const candidate = { ...person, experience: [], education: [], skills: [], languages: [] };
	state.addApplications(
		Array.from({ length: count }, (_unused, index) => ({
			jobId: 'ww-101',
			statusId: 'open',
			submittedAt: new Date(first + index * step).toISOString(),
			message: null,
			source: null,
			candidate,
			documents: [],
		})),
	);
}

/** Polls that each find the same new applications. */
async function prepare(
	n8n: InProcessN8n,
	{ name, trigger, fill, add }: PolledVendor,
	past: number,
) {
	const sandbox = await startSandbox({ port: 0 });
	for (const { rate } of sandbox.vendors) rate.limit = null;
	fill(sandbox, past);
	const poll = async (staticData: IDataObject) =>
		await n8n.poll({
			type: `n8n-nodes-recruiting.${trigger}`,
			parameters: {},
			credentials: accountsOf(sandbox.url),
			staticData,
		});
	const { staticData } = await poll({});
	await new Promise((done) => setTimeout(done, 5));
	add(sandbox, news);
	return {
		sandbox,
		/** Milliseconds of a round of polls. */
		async round(): Promise<number> {
			const started = performance.now();
			for (let count = 0; count < polls; count++) {
				const { items } = await poll(staticData);
				if (items?.length !== news) throw new Error(`${name} gave ${items?.length ?? 0} items`);
			}
			return performance.now() - started;
		},
	};
}

/** The rounds alternate, so that what else the machine does concerns both. */
async function measurePolls(vendor: PolledVendor): Promise<Measurement> {
	const n8n = await startN8n();
	const withFew = await prepare(n8n, vendor, few);
	const withMany = await prepare(n8n, vendor, many);
	try {
		const times: { few: number[]; many: number[] } = { few: [], many: [] };
		// The first round warms up.
		for (let round = 0; round <= rounds; round++) {
			const one = { few: await withFew.round(), many: await withMany.round() };
			if (round === 0) continue;
			times.few.push(one.few);
			times.many.push(one.many);
		}
		return {
			what: `${vendor.name}, ${polls} polls with ${counted(many)} past applications at the vendor`,
			against: `with ${counted(few)}`,
			milliseconds: { ours: median(times.many), theirs: median(times.few), most: 1.1 },
		};
	} finally {
		await withFew.sandbox.close();
		await withMany.sandbox.close();
		await n8n.close();
	}
}

/** A poll costs what is new, not what is there. */
export const measurePersonioPolls = async () => await measurePolls(personio);
export const measureWorkwisePolls = async () => await measurePolls(workwise);
