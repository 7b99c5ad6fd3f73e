import type { LoggedRequest } from '../sandbox/control/requestLog';

/** How a stand-in was asked: what it refused, and how many requests came within any stretch of time. */
export function paceOf(
	requests: readonly LoggedRequest[],
	vendor: string,
	milliseconds: number,
): { requests: number; refused: number; mostAtOnce: number } {
	const asked = requests.filter((request) => request.vendor === vendor);
	const times = asked.map(({ time }) => Date.parse(time)).sort((one, other) => one - other);
	let first = 0;
	let mostAtOnce = 0;
	for (const [last, time] of times.entries()) {
		while ((times[first] ?? time) + milliseconds <= time) first += 1;
		mostAtOnce = Math.max(mostAtOnce, last - first + 1);
	}
	const refused = asked.filter(({ status }) => status === 429).length;
	return { requests: asked.length, refused, mostAtOnce };
}
