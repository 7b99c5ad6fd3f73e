import { pauses } from '../../../nodes/RecruitingFile/pause';

/** Whether other work gets its turn while this is waited for. */
async function letsOthersWork(pause: () => Promise<void>): Promise<boolean> {
	let others = false;
	setImmediate(() => (others = true));
	await pause();
	return others;
}

test('n8n gets to other work after a stretch of it, and not at every row', async () => {
	let now = 1000;
	const spy = jest.spyOn(Date, 'now').mockImplementation(() => now);
	try {
		const pause = pauses();
		expect(await letsOthersWork(pause)).toBe(false);
		now += 60;
		const waiting = letsOthersWork(pause);
		now += 60;
		expect(await waiting).toBe(true);
	} finally {
		spy.mockRestore();
	}
});
