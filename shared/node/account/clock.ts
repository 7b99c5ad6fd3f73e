import { sleep } from 'n8n-workflow';
import type { Clock } from '../../http/clock';

/** Short enough that a cancelled execution ends at once for a person. */
const slice = 250;

/** Real time. n8n has no sleep that ends with a cancelled execution, so it sleeps in slices. */
export const clock: Clock = {
	now: () => Date.now(),
	async sleep(milliseconds, signal) {
		const end = Date.now() + milliseconds;
		for (let left = milliseconds; left > 0 && !signal?.aborted; left = end - Date.now()) {
			await sleep(Math.min(slice, left));
		}
	},
};
