import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { TalentryClient } from './api';

/** What was cut off may still be under way at the service. */
const pause = 1000;

interface Sought {
	/** What is to be known, e.g. `whether the note is there`. */
	question: string;
	/** Where a person finds the answer, e.g. `Look for the note in Talentry`. */
	check: string;
	/** What it means if it was not found. */
	absence: string;
}

/** The words about a record. @param noun e.g. `the note` */
export function sought(noun: string): Sought {
	return {
		question: `whether ${noun} is there`,
		check: `Look for ${noun} in Talentry`,
		absence: `Talentry was asked for ${noun} afterwards and does not have it.`,
	};
}

/**
 * Sends what must not be sent twice. If no answer says whether it was carried out, it is looked for instead of being sent
 * again.
 * @param look finds what was sent
 * @throws Failure that says whether it is there
 */
export async function sendOnce<T>(
	{ clock, signal }: Pick<TalentryClient, 'clock' | 'signal'>,
	send: Promise<T>,
	look: () => Promise<T | undefined>,
	{ question, check, absence }: Sought,
): Promise<T> {
	const sent = await resultOrFailure(send, ({ details }) => details.effectUnknown === true);
	if (!(sent instanceof Failure)) return sent;
	await clock.sleep(pause, signal);
	const found = await resultOrFailure(look(), ({ kind }) => kind !== 'cancelled');
	if (found instanceof Failure) {
		const remedy = `It is not known ${question}: Talentry was asked afterwards and did not say (${found.message}). ${check} before you run it again.`;
		throw new Failure({ ...sent.details, remedy });
	}
	if (found !== undefined) return found;
	const remedy = `${absence} Run it again later.`;
	throw new Failure({ ...sent.details, effectUnknown: false, remedy });
}
