/** Runs tasks of the same key one after the other; those of different keys do not wait for each other. */
export type OneAtATime = <T>(key: string, task: () => Promise<T>) => Promise<T>;

export function oneAtATime(): OneAtATime {
	const last = new Map<string, Promise<void>>();
	return async (key, task) => {
		const before = last.get(key);
		let done = () => {};
		const mine = new Promise<void>((resolve) => {
			done = resolve;
		});
		last.set(key, mine);
		try {
			await before;
			return await task();
		} finally {
			done();
			if (last.get(key) === mine) last.delete(key);
		}
	};
}
