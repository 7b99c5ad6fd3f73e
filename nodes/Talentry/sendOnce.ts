import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { TalentryClient } from './api';

/** What was cut off may still be under way at the service. */
const pause = 1000;

/**
 * Sends what must not be sent twice. If no answer says whether it was carried out, it is looked for instead of being sent
 * again.
 * @param look finds what was sent, also if somebody else has made it meanwhile
 * @param noun what is looked for, e.g. `the note`
 * @throws Failure that says whether it is there
 */
export async function sendOnce<T>(
	{ clock, signal }: Pick<TalentryClient, 'clock' | 'signal'>,
	send: Promise<T>,
	look: () => Promise<T | undefined>,
	noun: string,
): Promise<T> {
	const sent = await resultOrFailure(send, ({ details }) => details.effectUnknown === true);
	if (!(sent instanceof Failure)) return sent;
	await clock.sleep(pause, signal);
	const found = await resultOrFailure(look(), ({ kind }) => kind !== 'cancelled');
	if (found instanceof Failure) {
		const remedy = `It is not known whether ${noun} is there: Talentry was asked afterwards and did not say (${found.message}). Look for ${noun} in Talentry before you run it again.`;
		throw new Failure({ ...sent.details, remedy });
	}
	if (found !== undefined) return found;
	const remedy = `Talentry was asked for ${noun} afterwards and does not have it. Run it again later.`;
	throw new Failure({ ...sent.details, effectUnknown: false, remedy });
}
