import type { Clock } from '../http/clock';
import type { UnreadableRecord } from '../http/contractClient';
import { Failure, resultOrFailure } from '../http/failure';
import { throwIfCancelled } from '../http/retry';

/** The service that is written to, as far as a look after a lost answer needs it. */
export interface LookService {
	/** Display name. */
	readonly name: string;
	readonly clock: Clock;
	readonly signal?: AbortSignal | undefined;
}

/** Milliseconds before each look: what was cut off may still be under way at the service. */
const pauses = [1000, 2000];

/**
 * Sends a write that the service does not recognise when it comes again. It is sent once: if nobody knows whether it had
 * its effect, the record is looked for, and what is found counts as the answer.
 * @param find looks for what the call may have created
 * @throws Failure of the call; it says what the look has found out
 */
export async function createOnce<T>(
	{ name, clock, signal }: LookService,
	create: () => Promise<T>,
	find: () => Promise<T | undefined>,
): Promise<T> {
	const created = await resultOrFailure(create(), ({ details }) => details.effectUnknown === true);
	if (!(created instanceof Failure)) return created;
	for (const pause of pauses) {
		await clock.sleep(pause, signal);
		throwIfCancelled(signal);
		const found = await resultOrFailure(find(), ({ kind }) => kind !== 'cancelled');
		if (found instanceof Failure) throw withoutLook(name, created, found);
		if (found !== undefined) return found;
	}
	throw new Failure({
		...created.details,
		effectUnknown: false,
		remedy: `${name} was asked for the record afterwards and does not have it, so the call was not carried out. Run it again later.`,
	});
}

function withoutLook(name: string, created: Failure, look: Failure): Failure {
	return new Failure({
		...created.details,
		remedy: `It is not known whether ${name} carried out the call, so it was not repeated, and looking for the record failed: ${look.message}. Look in ${name} before you run it again.`,
	});
}

/**
 * For a look-up before a write: what cannot be read may be the record that is looked for, which would be created again.
 * @param remedy what else can be done about it, e.g. in the credential
 * @throws Failure `contract`
 */
export function refuseUnreadable(service: string, remedy?: string) {
	return ({ id, problems }: UnreadableRecord): never => {
		throw new Failure({
			kind: 'contract',
			service,
			message: `${service} sent the record ${id ?? 'without an ID'} in an unexpected form (${problems.join('; ')})`,
			remedy: [
				`It may be the record that was looked for, so none was created in its place. Look at it in ${service}.`,
				remedy,
			]
				.filter(Boolean)
				.join(' '),
		});
	};
}
