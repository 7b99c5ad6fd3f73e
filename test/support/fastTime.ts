/**
 * Lets time pass faster, for everything in this process that reads the clock of JavaScript or waits by its timers: the
 * nodes, n8n's engine and the stand-in vendors alike. So what takes minutes at a vendor's own limits takes seconds, with
 * real calls. What Node itself does, such as sending and receiving, takes as long as ever, so it seems slower.
 *
 * @returns a function that gives real time back
 */
export function fastTime(times: number): () => void {
	const { Date: RealDate, setTimeout: realSetTimeout } = globalThis;
	const began = RealDate.now();
	const now = () => Math.floor(began + (RealDate.now() - began) * times);

	globalThis.Date = new Proxy(RealDate, {
		construct: (target, given, newTarget) =>
			Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
		apply: () => new RealDate(now()).toString(),
		get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
	});
	globalThis.setTimeout = new Proxy(realSetTimeout, {
		apply: (target, self, [callback, milliseconds, ...rest]: Parameters<typeof setTimeout>) =>
			Reflect.apply(target, self, [callback, (milliseconds ?? 0) / times, ...rest]),
	});
	return () => {
		globalThis.Date = RealDate;
		globalThis.setTimeout = realSetTimeout;
	};
}
