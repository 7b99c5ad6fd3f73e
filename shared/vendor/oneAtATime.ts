/**
 * Runs tasks that share a key one after the other, in the order in which they came; others do not wait for each other.
 */
export type OneAtATime = <T>(
	keys: string | readonly string[],
	task: () => Promise<T>,
) => Promise<T>;

export function oneAtATime(): OneAtATime {
	const last = new Map<string, Promise<void>>();
	return async (keys, task) => {
		const own = typeof keys === 'string' ? [keys] : [...new Set(keys)];
		// All keys are taken in one step, so that no two tasks can wait for each other.
		const before = own.map((key) => last.get(key));
		let done = () => {};
		const mine = new Promise<void>((resolve) => {
			done = resolve;
		});
		for (const key of own) last.set(key, mine);
		try {
			await Promise.all(before);
			return await task();
		} finally {
			done();
			for (const key of own) if (last.get(key) === mine) last.delete(key);
		}
	};
}

/** For all executions of a process. A key begins with the system. */
export const oneInProcess = oneAtATime();
