import type { IDataObject } from 'n8n-workflow';
import { Failure, type FailureKind } from '../../../shared/http/failure';
import { pollTrigger, type PolledService } from '../../../shared/node/poll/pollTrigger';
import type { Row } from '../../../shared/poll/cursor';
import { pollContext } from '../support/context';

const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

interface Changed extends Row {
	happenedAt: string;
}

/** A trigger that watches lists in memory, by their ids. */
function watching(lists: Record<string, readonly Changed[]>) {
	const memory: IDataObject = {};
	const warnings: string[] = [];
	const refused = new Map<string, FailureKind>();
	const beforeReading: Array<() => Promise<void>> = [];
	const service: PolledService<Changed> = {
		name: 'Example',
		scope: [],
		lists: async () => Object.keys(lists),
		async *changes(list) {
			await beforeReading.shift()?.();
			yield* lists[list] ?? [];
			const kind = refused.get(list);
			if (kind) throw new Failure({ kind, message: 'Refused' });
		},
		row: (record) => record,
		event: async ({ id, happenedAt }) => ({ moment: happenedAt, json: { id } }),
		samples: () => [],
	};
	return {
		memory,
		warnings,
		/** What the next readings wait for. */
		beforeReading,
		/** The lists that end in a failure after their last row. */
		refused,
		/** The ids that a poll gives out. */
		async ids(): Promise<unknown[]> {
			const items = await pollTrigger(pollContext(memory, warnings), async () => service);
			return (items?.[0] ?? []).map(({ json }) => json.id);
		},
	};
}

test.each([
	['a change', { modifiedAt: '2026-06-01T10:00:00' }],
	['an event', { happenedAt: '2026-06-01 10:00' }],
])(
	'the moment of %s that the place could not be read with is refused before it is kept',
	async (_case, wrong) => {
		const rows: Changed[] = [];
		const trigger = watching({ list: rows });
		expect(await trigger.ids()).toEqual([]);
		const before = structuredClone(trigger.memory);
		rows.push(
			{ id: 'a', modifiedAt: at(1), happenedAt: at(1), mark: '' },
			{ id: 'b', modifiedAt: at(2), happenedAt: at(2), mark: '', ...wrong },
		);
		await expect(trigger.ids()).rejects.toThrow(
			'Example gives a moment that is no ISO 8601 date and time with offset (ID b)',
		);
		expect(trigger.memory).toEqual(before);
		rows[1] = { id: 'b', modifiedAt: at(2), happenedAt: at(2), mark: '' };
		expect(await trigger.ids()).toEqual(['a', 'b']);
	},
);

describe('a list that is refused', () => {
	const change = (id: string): Changed => {
		const moment = at(1);
		return { id, modifiedAt: moment, happenedAt: moment, mark: '' };
	};
	const lists = () => ({ one: [change('a')], other: [change('b')] });

	test.each(['notFound', 'permission'] as const)('%s: the others go on', async (kind) => {
		const trigger = watching(lists());
		await trigger.ids();
		trigger.refused.set('one', kind);
		// What it gave before it was refused comes once.
		expect(await trigger.ids()).toEqual(['a', 'b']);
		expect(trigger.warnings).toEqual([
			'One list could not be read and is left out until it can: ID one, Refused',
		]);
		trigger.refused.clear();
		expect(await trigger.ids()).toEqual([]);
	});

	test('fails when no list can be read, and keeps nothing', async () => {
		const trigger = watching(lists());
		await trigger.ids();
		const before = structuredClone(trigger.memory);
		trigger.refused.set('one', 'notFound').set('other', 'permission');
		await expect(trigger.ids()).rejects.toThrow('Refused');
		expect(trigger.memory).toEqual(before);
		trigger.refused.clear();
		expect(await trigger.ids()).toEqual(['a', 'b']);
	});

	test('any other failure is one of the poll', async () => {
		const trigger = watching(lists());
		await trigger.ids();
		trigger.refused.set('one', 'unavailable');
		await expect(trigger.ids()).rejects.toThrow('Refused');
	});
});

describe('a poll that does not end', () => {
	const minutes = 60_000;
	afterEach(() => jest.restoreAllMocks());

	/** A list whose reading waits from now on until it is let go. */
	async function stalled() {
		const rows: Changed[] = [];
		const trigger = watching({ list: rows });
		expect(await trigger.ids()).toEqual([]);
		rows.push({ id: 'a', modifiedAt: at(1), happenedAt: at(1), mark: '' });
		let letGo: () => void = () => undefined;
		const waits = new Promise<void>((resolve) => (letGo = resolve));
		trigger.beforeReading.push(async () => await waits);
		const began = Date.now();
		const hanging = trigger.ids();
		const later = (milliseconds: number) =>
			jest.spyOn(Date, 'now').mockReturnValue(began + milliseconds);
		return { trigger, hanging, letGo, later };
	}

	test('leaves out the next ones for as long as it may take', async () => {
		const { trigger, hanging, letGo, later } = await stalled();
		later(6 * minutes);
		expect(await trigger.ids()).toEqual([]);
		expect(trigger.warnings).toEqual([]);
		letGo();
		expect(await hanging).toEqual(['a']);
	});

	test('is replaced after that, and gives nothing out any more', async () => {
		const { trigger, hanging, letGo, later } = await stalled();
		later(8 * minutes);
		expect(await trigger.ids()).toEqual(['a']);
		expect(trigger.warnings).toEqual([
			expect.stringContaining('has not ended for 8 minutes. It counts as failed'),
		]);
		const kept = structuredClone(trigger.memory);
		letGo();
		expect(await hanging).toEqual([]);
		expect(trigger.memory).toEqual(kept);
		expect(await trigger.ids()).toEqual([]);
	});
});
