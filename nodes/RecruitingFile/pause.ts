import { clock } from '../../shared/node/account/clock';

/** Milliseconds for which n8n, which does everything in one thread, may be kept from other work. */
const longestStretch = 50;

/** Lets n8n do other work from time to time while many rows are read; to be called for each of them. */
export function pauses(): () => Promise<void> {
	let begun = clock.now();
	return async () => {
		if (clock.now() - begun < longestStretch) return;
		await clock.sleep(1);
		begun = clock.now();
	};
}
