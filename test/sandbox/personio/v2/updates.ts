/** Records in the order of their last change, as the lists of the second API have them. */

export interface Updated {
	id: string;
	updatedAt: number;
}

/** Where a record stands: its last change, then its id. */
export type Place = readonly [number, string];

export interface UpdateOrder<Record extends Updated> {
	readonly size: number;
	get(id: string): Record | undefined;
	add(records: readonly Record[]): void;
	/** Moves a record whose last change is another one now. */
	change(record: Record, updatedAt: number): void;
	remove(record: Record): void;
	/** The latest change first, from the record after `after` on. */
	newestFirst(after?: Place): Generator<Record>;
}

export function createUpdateOrder<Record extends Updated>(): UpdateOrder<Record> {
	/** The oldest change first. */
	const order: Record[] = [];
	const byId = new Map<string, Record>();

	/** How many records stand before that place. */
	function countBefore([updatedAt, id]: Place): number {
		let low = 0;
		let high = order.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const record = order[middle];
			const isBefore =
				record !== undefined &&
				(record.updatedAt < updatedAt || (record.updatedAt === updatedAt && record.id < id));
			if (isBefore) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	function takeOut(record: Record): void {
		order.splice(countBefore([record.updatedAt, record.id]), 1);
	}

	return {
		get size() {
			return order.length;
		},
		get: (id) => byId.get(id),
		add(records) {
			for (const record of records) {
				byId.set(record.id, record);
				order.push(record);
			}
			order.sort((a, b) => a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1));
		},
		change(record, updatedAt) {
			takeOut(record);
			record.updatedAt = updatedAt;
			order.splice(countBefore([updatedAt, record.id]), 0, record);
		},
		remove(record) {
			takeOut(record);
			byId.delete(record.id);
		},
		*newestFirst(after) {
			for (let index = (after ? countBefore(after) : order.length) - 1; index >= 0; index--) {
				const record = order[index];
				if (record) yield record;
			}
		},
	};
}
