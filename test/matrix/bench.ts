import { setTimeout as realDelay } from 'node:timers/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import type { z } from 'zod';
import { faultSchema } from '../sandbox/control/faults';
import type { LoggedRequest } from '../sandbox/control/requestLog';
import { useIdleTime } from '../support/idleTime';
import { setUpBench, type Bench, type NodeOptions, type NodeRun } from '../workflows/support';
import type { Row } from './operations';

/** How an operation is run on its example. */
export interface Cell {
	onError?: NodeOptions['onError'];
	/** From the items of the example. */
	items?: (items: INodeExecutionData[]) => INodeExecutionData[];
	fault?: z.input<typeof faultSchema>;
	/** Cancels the execution once this is so; until then no time passes. */
	cancelWhen?: (requests: readonly LoggedRequest[]) => boolean;
	/** Whether the records of the stand-ins are counted. */
	counts?: boolean;
}

export interface Outcome extends NodeRun {
	/** The items that the operation was given. */
	input: INodeExecutionData[];
	/** Those that the operation made, not those of its preparation. */
	requests: LoggedRequest[];
	/** Whether it would have waited for ever. It was cancelled then. */
	hung: boolean;
	/** How many records of each kind the stand-ins held before and after; empty where nobody asked. */
	sizesBefore: Sizes;
	sizes: Sizes;
	/** What the account is proved by. */
	secrets: readonly string[];
	/** Milliseconds that passed by the clock of the nodes. */
	waited: number;
}

export type Sizes = ReadonlyMap<string, number>;

export interface MatrixBench {
	bench: Bench;
	run(row: Row, cell?: Cell): Promise<Outcome>;
}

/** n8n, the stand-ins and a clock on which waiting takes no time, for the tests of a file. */
export function setUpMatrix(): MatrixBench {
	// Before the stand-ins are closed, which may need time that passes.
	afterAll(() => {
		jest.useRealTimers();
	});
	const bench = setUpBench();
	const time = useIdleTime();

	async function run(row: Row, cell: Cell = {}): Promise<Outcome> {
		const { sandbox } = bench;
		const { node, example } = row;
		// What was cancelled in the cell before closes its connection a moment later.
		for (let looks = 0; sandbox.state.held > 0 && looks < 200; looks++) await realDelay(5);
		sandbox.reset();
		// What one cell has made a service say of its limit is over before the next.
		jest.setSystemTime(Date.now() + betweenCells);
		let hung = false;
		let cancelled = false;
		const work = async (): Promise<Outcome> => {
			await example.prepare?.(bench);
			const given = (await example.input?.(bench)) ?? [{ json: {} }];
			const input = cell.items?.(given) ?? given;
			const before = sandbox.state.requests.length;
			const made = () => sandbox.state.requests.slice(before);
			const count = () => (cell.counts ? sizesOf(sandbox) : new Map<string, number>());
			const sizesBefore = count();
			const startedAt = Date.now();
			if (cell.fault) sandbox.addFault(faultSchema.parse(cell.fault));
			const credentials = bench.credentials(example.account);
			const { resource, operation, parameters } = example;
			const result = await bench.runNode(
				node,
				{ ...(resource && { resource }), operation, ...parameters },
				{
					credentials,
					input,
					onError: cell.onError,
					cancelWhen() {
						cancelled ||= hung || (cell.cancelWhen?.(made()) ?? false);
						return cancelled;
					},
				},
			);
			return {
				...result,
				input,
				requests: made(),
				hung,
				sizesBefore,
				sizes: count(),
				secrets: secretsIn(credentials),
				waited: Date.now() - startedAt,
			};
		};
		return await time.run(work, {
			held: () => sandbox.state.held,
			stands: () => cell.cancelWhen !== undefined && !cancelled,
			stalls: cell.fault?.fault === 'stall',
			onHang: () => {
				hung = true;
			},
		});
	}

	return { bench, run };
}

/** Longer than any wait that a fault asks for. */
const betweenCells = 600_000;

function sizesOf({ vendors }: Bench['sandbox']): Sizes {
	const sizes = new Map<string, number>();
	for (const vendor of vendors) {
		for (const [name, value] of Object.entries(vendor.snapshot())) {
			if (Array.isArray(value)) sizes.set(`${vendor.name} ${name}`, value.length);
		}
	}
	return sizes;
}

const secretFields = /token$|secret$|key$|password$/i;

function secretsIn(credentials: ReturnType<Bench['credentials']>): string[] {
	return Object.values(credentials).flatMap((credential) =>
		Object.entries(credential).flatMap(([field, value]) =>
			secretFields.test(field) && typeof value === 'string' && value !== '' ? [value] : [],
		),
	);
}
